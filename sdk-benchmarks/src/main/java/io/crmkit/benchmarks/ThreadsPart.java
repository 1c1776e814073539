package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * GETs on many threads that share one client: the CPU time of the calling threads, which neither
 * the server nor the number of CPUs blurs.
 */
final class ThreadsPart {
  private static final Map<Integer, Row> ROWS =
      Map.of(1, Row.THREADS_1, 4, Row.THREADS_4, 16, Row.THREADS_16, 64, Row.THREADS_64);
  private static final int BLOCKS = 40;

  /** One call. */
  private interface Get {
    Object get() throws IOException;
  }

  private ThreadsPart() {}

  /** Takes the effort. */
  public static void main(String[] args) throws Exception {
    int calls = Effort.of(args).pick(6_400, 1_280);
    try (LoopbackServer server = new LoopbackServer(OneRecord.JSON);
        KanvoClient kanvo =
            KanvoClient.builder().apiKey(KanvoByHand.KEY).baseUrl(server.baseUrl()).build()) {
      KanvoByHand byHand = new KanvoByHand(server.baseUrl());
      for (int threads : List.of(1, 4, 16, 64)) {
        measure(threads, calls, () -> kanvo.records().get("a"), () -> byHand.get("a"));
      }
    }
  }

  /** The contenders take turns, block by block; the first half of the blocks warms up. */
  private static void measure(int threads, int calls, Get crmkit, Get byHand) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (int block = 0; block < BLOCKS; block++) {
      ours.add(microsOfCall(pool, threads, calls, crmkit));
      theirs.add(microsOfCall(pool, threads, calls, byHand));
    }
    pool.shutdown();
    Row row = ROWS.get(threads);
    Result.print(row, Contender.CRMKIT, Figures.median(Figures.secondHalf(ours)));
    Result.print(row, Contender.BY_HAND, Figures.median(Figures.secondHalf(theirs)));
  }

  private static double microsOfCall(ExecutorService pool, int threads, int calls, Get get)
      throws InterruptedException, ExecutionException {
    List<Future<Long>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(pool.submit(() -> cpuNanos(calls / threads, get)));
    }
    long nanos = 0;
    for (Future<Long> worker : workers) {
      nanos += worker.get();
    }
    return nanos / 1e3 / calls;
  }

  private static long cpuNanos(int calls, Get get) throws IOException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < calls; i++) {
      get.get();
    }
    return threads.getCurrentThreadCpuTime() - begin;
  }
}
