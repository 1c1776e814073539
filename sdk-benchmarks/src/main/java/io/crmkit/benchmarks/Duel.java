package io.crmkit.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Both contenders at the same work. They take turns every few milliseconds: what slows the machine
 * for longer than that slows both, and leaves the ratio of their medians alone.
 */
final class Duel {
  private static final long BLOCK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Work work;
  private final int threads;
  private final Effort effort;

  Duel(Work work, Effort effort) {
    this(work, 1, effort);
  }

  Duel(Work work, int threads, Effort effort) {
    this.work = work;
    this.threads = threads;
    this.effort = effort;
  }

  /** Each in a JVM of its own, so that neither has its code compiled for the other's sake. */
  Blocks apart() throws IOException {
    try (Worker crmkit = new Worker(work, threads);
        Worker byHand = new Worker(work, threads)) {
      return run(new EnumMap<>(Map.of(Contender.CRMKIT, crmkit, Contender.BY_HAND, byHand)));
    }
  }

  /**
   * Both in one JVM, for work that is nearly all the JDK's: where each JVM puts its code and data
   * makes a tenth of so short a time.
   */
  Blocks together() throws IOException {
    try (Worker both = new Worker(work, threads)) {
      return run(new EnumMap<>(Map.of(Contender.CRMKIT, both, Contender.BY_HAND, both)));
    }
  }

  private Blocks run(Map<Contender, Worker> workers) throws IOException {
    int times = warmUp(workers, Set.copyOf(workers.values()).size() * phase());
    Map<Contender, List<Block>> blocks = new EnumMap<>(Contender.class);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < phase()) {
      for (Contender contender : Contender.inTurn()) {
        Block block = workers.get(contender).work(contender, times);
        blocks.computeIfAbsent(contender, c -> new ArrayList<>()).add(block);
      }
    }
    return new Blocks(blocks);
  }

  /** Returns how often the slower one does the work within a block. */
  private int warmUp(Map<Contender, Worker> workers, long nanos) throws IOException {
    int times = 1;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < nanos) {
      double slowest = 0;
      for (Contender contender : Contender.inTurn()) {
        slowest = Math.max(slowest, workers.get(contender).work(contender, times).nanos());
      }
      times = (int) Math.max(1, Math.min(BLOCK_NANOS / slowest, 4.0 * times));
    }
    return times;
  }

  /** The warm-up of each JVM takes as long as the measurement. */
  private long phase() {
    return TimeUnit.SECONDS.toNanos(effort.pick(24, 8));
  }
}
