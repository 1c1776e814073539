package io.crmkit.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * See {@link RateLimitStyle#SLIDING_WINDOW}. Keeps the times of the requests still in the window.
 */
final class SlidingRateWindow implements RateWindow {
  private final int requests;
  private final long windowNanos;
  private final Deque<Long> times = new ArrayDeque<>();

  SlidingRateWindow(int requests, long windowNanos) {
    this.requests = requests;
    this.windowNanos = windowNanos;
  }

  @Override
  public long nanosUntilFree(long now) {
    forgetOld(now);
    return times.size() < requests ? 0 : nanosInWindow(now);
  }

  @Override
  public int remaining(long now) {
    forgetOld(now);
    return requests - times.size();
  }

  @Override
  public long nanosUntilReset(long now) {
    forgetOld(now);
    return times.isEmpty() ? 0 : nanosInWindow(now);
  }

  @Override
  public void take(long now) {
    times.addLast(now);
  }

  private void forgetOld(long now) {
    while (!times.isEmpty() && nanosInWindow(now) <= 0) {
      times.removeFirst();
    }
  }

  /** How much longer the oldest request counts. */
  private long nanosInWindow(long now) {
    return times.getFirst() + windowNanos - now;
  }
}
