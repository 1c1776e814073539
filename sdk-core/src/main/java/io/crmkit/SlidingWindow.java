package io.crmkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * At most so many requests in any span of the window: a request may go one window after the one so
 * many places before it. Places are handed out in the order of asking.
 */
final class SlidingWindow implements RateLimiter {
  private static final int MOST_PERMITS = 10_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final long windowNanos;
  private final LongSupplier nanoTime;
  private final int permits;
  // The times of the last requests: a ring once it has grown to `permits`, starting at `oldest`.
  private long[] times;
  private int used;
  private int oldest;

  SlidingWindow(int permits, Duration window, LongSupplier nanoTime) {
    if (permits < 1 || permits > MOST_PERMITS) {
      throw new IllegalArgumentException("permits not in 1..10000000: " + permits);
    }
    Objects.requireNonNull(window, "window == null");
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window not longer than zero: " + window);
    }
    this.permits = permits;
    this.windowNanos = window.toNanos();
    this.nanoTime = nanoTime;
    this.times = new long[Math.min(permits, 128)];
  }

  @Override
  public Duration reserve(Duration maxWait) {
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      Duration wait = Duration.ofNanos(waitAt(now));
      if (wait.compareTo(maxWait) <= 0) {
        record(now + wait.toNanos());
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  private long waitAt(long now) {
    return used < permits ? 0 : Math.max(0, times[oldest] + windowNanos - now);
  }

  private void record(long time) {
    if (used == permits) {
      times[oldest] = time;
      oldest = (oldest + 1) % permits;
      return;
    }
    if (used == times.length) {
      times = Arrays.copyOf(times, Math.min(permits, used * 2));
    }
    times[used++] = time;
  }

  @Override
  public String toString() {
    return "RateLimiter.slidingWindow(%d, %s)".formatted(permits, Duration.ofNanos(windowNanos));
  }
}
