package io.crmkit;

/**
 * The permits in use: by requests without a response yet, and by past ones until one window after
 * their response. The latter are counted in a ring of short spans of time, so that any number of
 * permits takes the same memory. Those of one span, a thousandth of the window, come free together:
 * one window after the last of them.
 *
 * <p>Times are nanoseconds since the limiter was made. Not thread-safe.
 */
final class SlidingWindowCounter {
  // A permit may come free a thousandth of the window late: no more of the limit than that is lost.
  private static final int SPANS = 1000;
  // The next power of two: room for the spans of one window and for the two at its ends.
  private static final int RING = 1024;

  private final long windowNanos;
  private final long spanNanos;
  private final int[] counts = new int[RING];
  private final long[] latest = new long[RING];
  private long oldest;
  private int past;
  private int inFlight;

  SlidingWindowCounter(long windowNanos) {
    this.windowNanos = windowNanos;
    this.spanNanos = windowNanos / SPANS + 1;
  }

  /** A request is sent. */
  void send() {
    inFlight++;
  }

  /** A request that was sent used no permit. */
  void giveBack() {
    inFlight--;
  }

  /** A request that was sent has its response. */
  void receive(long now) {
    inFlight--;
    add(now);
  }

  /** Counts a use at a time of its own, unless it is over already. */
  void add(long time) {
    long span = Math.floorDiv(time, spanNanos);
    if (span >= oldest) {
      counts[slot(span)]++;
      latest[slot(span)] = Math.max(latest[slot(span)], time);
      past++;
    }
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
    return past + inFlight;
  }

  /**
   * When the next but {@code ahead} permit is free, at the earliest.
   *
   * @param ahead how many are waiting for one already
   * @param permits how many there are
   */
  long freeAt(long ahead, int permits, long now) {
    int taken = (int) (ahead % permits) - (permits - inUse());
    long first;
    if (taken < 0) {
      first = now;
    } else {
      // Who waits for a request without a response waits until one window from now, or longer.
      first = taken < past ? endOfUse(taken) : now + windowNanos;
    }
    long windows = ahead / permits;
    return windows > (Long.MAX_VALUE - first) / windowNanos
        ? Long.MAX_VALUE
        : first + windows * windowNanos;
  }

  /** When the n-th of the past uses, counted from 0, is over. */
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
    past -= counts[slot];
    counts[slot] = 0;
    latest[slot] = 0;
  }

  private static int slot(long span) {
    return (int) (span & (RING - 1));
  }
}
