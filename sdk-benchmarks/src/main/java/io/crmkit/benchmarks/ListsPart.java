package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Short and long lists: the time of an item, and the heap that is held in the middle. */
final class ListsPart {
  private static final int DISTINCT_PAGES = 1_000;
  private static final int WARM_UP_ITEMS = 400_000;
  private static final int POINTS = 8;

  private ListsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws IOException {
    Effort effort = Effort.of(args);
    time(Row.LIST_1_000, 1_000, effort.pick(400, 100));
    time(Row.LIST_100_000, 100_000, effort.pick(7, 3));
    time(Row.LIST_1_000_000, 1_000_000, effort.pick(3, 1));
    held(Row.LIST_1_000_HELD, 1_000, effort.pick(15, 5));
    held(Row.LIST_100_000_HELD, 100_000, effort.pick(5, 3));
    held(Row.LIST_1_000_000_HELD, 1_000_000, effort.pick(3, 1));
  }

  private static void time(Row row, int items, int rounds) throws IOException {
    try (PagesServer server = server(items);
        KanvoClient kanvo = ListReading.client(server)) {
      Map<Contender, ListReading> readings = readings(server, kanvo);
      Map<Contender, List<Double>> micros = new EnumMap<>(Contender.class);
      readings.keySet().forEach(contender -> micros.put(contender, new ArrayList<>()));
      int warmUps = Math.max(1, WARM_UP_ITEMS / items);
      for (int round = 0; round < warmUps + rounds; round++) {
        boolean counts = round >= warmUps;
        readings.forEach(
            (contender, reading) -> {
              double each = reading.read(items) / 1e3 / items;
              if (counts) {
                micros.get(contender).add(each);
              }
            });
      }
      micros.forEach((contender, values) -> Result.print(row, contender, Figures.median(values)));
    }
  }

  private static void held(Row row, int items, int lists) throws IOException {
    try (PagesServer server = server(items);
        KanvoClient kanvo = ListReading.client(server)) {
      Map<Contender, ListReading> readings = readings(server, kanvo);
      Map<Contender, List<Double>> kibibytes = new EnumMap<>(Contender.class);
      for (int list = 0; list <= lists; list++) {
        boolean counts = list > 0; // in the first, classes, connections and readers are made
        readings.forEach(
            (contender, reading) -> {
              List<Double> held = heldKibibytes(reading, items);
              if (counts) {
                kibibytes.computeIfAbsent(contender, c -> new ArrayList<>()).addAll(held);
              }
            });
      }
      kibibytes.forEach((contender, held) -> Result.print(row, contender, Figures.median(held)));
    }
  }

  private static Map<Contender, ListReading> readings(PagesServer server, KanvoClient kanvo) {
    return new EnumMap<>(
        Map.of(
            Contender.BY_HAND,
            (ListReading) new KanvoByHand(server.baseUrl())::forEach,
            Contender.CRMKIT,
            (ListReading) kanvo.records().list()::forEach));
  }

  private static PagesServer server(int items) throws IOException {
    int pages = Math.min(items / PagesServer.PAGE_SIZE, DISTINCT_PAGES);
    return new PagesServer(items, pages, Duration.ZERO);
  }

  /** How much more is alive at some items of a list than before it. */
  private static List<Double> heldKibibytes(ListReading reading, int items) {
    long before = LiveHeap.bytes();
    List<Double> held = new ArrayList<>();
    AtomicLong read = new AtomicLong();
    reading.forEach(
        item -> {
          if (read.incrementAndGet() % (items / POINTS) == items / POINTS / 2) {
            held.add((LiveHeap.bytes() - before) / 1024.0);
          }
        });
    return held;
  }
}
