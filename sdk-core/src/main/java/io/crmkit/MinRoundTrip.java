package io.crmkit;

/**
 * What the fastest exchanges of late took, from sending to the answer, a little understated: nine
 * tenths of it, and nothing before there were enough of them, since the first ones are the slowest.
 * Falls at once and rises slowly. Not thread-safe.
 */
final class MinRoundTrip {
  private static final int ENOUGH = 50;
  private static final int SLOWNESS = 1024;

  private long fastest = Long.MAX_VALUE / 2;
  private int count;

  void took(long nanos) {
    fastest = Math.min(nanos, fastest + fastest / SLOWNESS + 1);
    count = Math.min(ENOUGH, count + 1);
  }

  long nanos() {
    return count < ENOUGH ? 0 : fastest / 10 * 9;
  }
}
