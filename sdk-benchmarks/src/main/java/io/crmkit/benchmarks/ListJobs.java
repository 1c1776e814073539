package io.crmkit.benchmarks;

import io.crmkit.PagedIterable;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Whole lists: the time for 2,000 records when a page takes 50 ms, with and without a window of 8
 * pages; and the heap that is held in the middle of short and long lists. Each beside the same by
 * hand.
 */
public final class ListJobs {
  private static final int WINDOW = 8;
  private static final int ITEMS = 2_000;
  private static final int MANY_ITEMS = 1_000_000;
  private static final int DISTINCT_PAGES = 1_000;
  private static final Duration LATENCY = Duration.ofMillis(50);

  private static final List<String> NAMES =
      List.of("loop by hand", "window of 8 by hand", "crmkit", "crmkit prefetch(8)");

  /** One way to read a list. */
  private interface Reading {
    void forEach(Consumer<Object> action);
  }

  private ListJobs() {}

  /** Runs everything; the argument is the number of rounds, 7 by default. */
  public static void main(String[] args) throws IOException {
    int rounds = args.length == 0 ? 7 : Integer.parseInt(args[0]);
    ExecutorService threads = Executors.newFixedThreadPool(WINDOW);
    try (PagesServer server = new PagesServer(ITEMS, ITEMS / PagesServer.PAGE_SIZE, LATENCY)) {
      times(server, threads, rounds);
    }
    heap("2,000", ITEMS, threads);
    heap("1,000,000", MANY_ITEMS, threads);
    threads.shutdown();
  }

  private static void times(PagesServer server, ExecutorService threads, int rounds) {
    try (KanvoClient kanvo = client(server)) {
      List<Reading> readings = readings(server, kanvo, threads);
      List<List<Double>> seconds = measure(readings, rounds);
      for (int i = 0; i < readings.size(); i++) {
        Figures.print(NAMES.get(i) + ", s", seconds.get(i));
      }
      double loop = median(seconds.get(0));
      for (int i = 1; i < readings.size(); i++) {
        System.out.printf(
            "%s: x%.3f of the loop by hand%n", NAMES.get(i), median(seconds.get(i)) / loop);
      }
    }
  }

  /** In the order of their names. */
  private static List<Reading> readings(
      PagesServer server, KanvoClient kanvo, ExecutorService threads) {
    HandWrittenList byHand = new HandWrittenList(server.baseUrl());
    PagedIterable<KanvoRecord> list = kanvo.records().list();
    return List.of(
        byHand::forEach,
        action -> byHand.forEach(WINDOW, threads, action),
        list::forEach,
        list.prefetch(WINDOW)::forEach);
  }

  /** The readings take turns, the first round is not counted. */
  private static List<List<Double>> measure(List<Reading> readings, int rounds) {
    List<List<Double>> seconds = new ArrayList<>();
    readings.forEach(reading -> seconds.add(new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < readings.size(); i++) {
        long begin = System.nanoTime();
        count(readings.get(i), ITEMS);
        if (round > 0) {
          seconds.get(i).add((System.nanoTime() - begin) / 1e9);
        }
      }
    }
    return seconds;
  }

  private static void heap(String name, int items, ExecutorService threads) throws IOException {
    int pages = Math.min(items / PagesServer.PAGE_SIZE, DISTINCT_PAGES);
    try (PagesServer server = new PagesServer(items, pages, Duration.ZERO);
        KanvoClient kanvo = client(server)) {
      List<Reading> readings = readings(server, kanvo, threads);
      for (int i = 0; i < readings.size(); i++) {
        count(readings.get(i), items); // classes, connections and readers are there from now on
        System.out.printf(
            "%s items, %s: %,d KiB held%n",
            name, NAMES.get(i), held(readings.get(i), items) / 1024);
      }
    }
  }

  /** The most that is held at four points of the list. */
  private static long held(Reading reading, int items) {
    long before = usedHeap();
    AtomicLong read = new AtomicLong();
    AtomicLong most = new AtomicLong();
    reading.forEach(
        item -> {
          if (read.incrementAndGet() % (items / 4) == items / 8) {
            most.accumulateAndGet(usedHeap() - before, Math::max);
          }
        });
    return most.get();
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void count(Reading reading, int expected) {
    AtomicLong count = new AtomicLong();
    reading.forEach(item -> count.incrementAndGet());
    if (count.get() != expected) {
      throw new IllegalStateException(count + " items instead of " + expected);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static KanvoClient client(PagesServer server) {
    return KanvoClient.builder().apiKey("kv_live_benchmark").baseUrl(server.baseUrl()).build();
  }
}
