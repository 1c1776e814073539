package io.crmkit;

/**
 * The permits in use, by when they come free again: one window after their use. Uses are counted in
 * a ring of short spans of time, so that any number of permits takes the same memory. Those of one
 * span, a thousandth of the window, come free together: one window after the last of them.
 *
 * <p>Times are nanoseconds since the limiter was made. Not thread-safe.
 */
final class SlidingWindowCounter {
  private static final int SPANS = 1000;
  private static final int RING = 1024; // more than the spans of one window and the two at its ends

  private final long windowNanos;
  private final long spanNanos;
  private final int[] counts = new int[RING];
  private final long[] latest = new long[RING];
  private long oldest;
  private int inUse;

  SlidingWindowCounter(long windowNanos) {
    this.windowNanos = windowNanos;
    this.spanNanos = (windowNanos + SPANS - 1) / SPANS;
  }

  /** Counts a use, unless it is over already. */
  void add(long time) {
    count(time, 1);
  }

  /** Takes a use back that was added with the same time, unless it is over already. */
  void remove(long time) {
    count(time, -1);
  }

  /** Forgets the uses that are over. */
  void advanceTo(long now) {
    long firstInUse = Math.floorDiv(now - windowNanos, spanNanos);
    long end = Math.min(firstInUse, oldest + RING);
    for (long span = oldest; span < end; span++) {
      forget(slot(span));
    }
    oldest = Math.max(oldest, firstInUse);
    if (endOf(oldest) <= now) {
      forget(slot(oldest));
    }
  }

  int inUse() {
    return inUse;
  }

  /**
   * When the next but {@code ahead} permit is free.
   *
   * @param ahead how many are waiting for one already
   * @param permits how many there are
   */
  long freeAt(long ahead, int permits, long now) {
    long windowsLater = ahead / permits * windowNanos;
    int permit = (int) (ahead % permits);
    int free = permits - inUse;
    return windowsLater + (permit < free ? now : endOfUse(permit - free));
  }

  /** When the n-th of the uses, counted from 0, is over. */
  private long endOfUse(int n) {
    long span = oldest;
    for (int seen = counts[slot(span)]; seen <= n; seen += counts[slot(span)]) {
      span++;
    }
    return endOf(span);
  }

  private long endOf(long span) {
    return latest[slot(span)] + windowNanos;
  }

  private void forget(int slot) {
    inUse -= counts[slot];
    counts[slot] = 0;
    latest[slot] = 0;
  }

  private void count(long time, int change) {
    long span = Math.floorDiv(time, spanNanos);
    if (span >= oldest) {
      counts[slot(span)] += change;
      latest[slot(span)] = Math.max(latest[slot(span)], time);
      inUse += change;
    }
  }

  private static int slot(long span) {
    return (int) (span & (RING - 1));
  }
}
