package io.crmkit.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one operation of a row of them took on average: time, CPU of its thread, and bytes. */
record Block(double nanos, double cpuNanos, double bytes) {
  private static final int LEAD_IN = 3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Repeats an operation on this thread, after some that are not timed: this thread has slept, so
   * that its caches are cold, and a POST looks at its connection first.
   */
  static Block run(Work.Operation operation, int times) throws IOException {
    repeat(operation, LEAD_IN);
    long thread = Thread.currentThread().getId();
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    long cpu = THREADS.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    repeat(operation, times);
    double nanos = System.nanoTime() - begin;
    double cpuNanos = THREADS.getCurrentThreadCpuTime() - cpu;
    double allocated = THREADS.getThreadAllocatedBytes(thread) - bytes;
    return new Block(nanos / times, cpuNanos / times, allocated / times);
  }

  private static void repeat(Work.Operation operation, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Object result = operation.once();
      if (result == null || result == Boolean.FALSE) { // also, lest anything be optimised away
        throw new IllegalStateException("the operation failed: " + result);
      }
    }
  }

  /** The average of blocks that ran side by side. */
  static Block average(List<Block> blocks) {
    return new Block(
        average(blocks, Block::nanos),
        average(blocks, Block::cpuNanos),
        average(blocks, Block::bytes));
  }

  private static double average(List<Block> blocks, ToDoubleFunction<Block> figure) {
    return blocks.stream().mapToDouble(figure).average().orElseThrow();
  }

  /** As one line, for {@link #parse}. */
  @Override
  public String toString() {
    return nanos + " " + cpuNanos + " " + bytes;
  }

  static Block parse(String line) {
    String[] figures = line.split(" ");
    return new Block(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]));
  }
}
