package io.crmkit.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** A limit of requests per window, counted for each API key by itself. */
final class RateLimit {
  private final int requests;
  private final long windowNanos;
  private final RateLimitStyle style;
  private final LongSupplier nanoTime;
  private final long begin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, RateWindow> windows = new HashMap<>();

  RateLimit(int requests, Duration window, RateLimitStyle style, LongSupplier nanoTime) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests < 1: " + requests);
    }
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window <= 0: " + window);
    }
    this.requests = requests;
    this.windowNanos = window.toNanos();
    this.style = style;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  /** Returns this limit with nothing counted. */
  RateLimit unused() {
    return new RateLimit(requests, window(), style, nanoTime);
  }

  int requests() {
    return requests;
  }

  Duration window() {
    return Duration.ofNanos(windowNanos);
  }

  /**
   * Counts a request if it fits.
   *
   * @return empty if it does; otherwise how long until one fits, and nothing was counted
   */
  Optional<Duration> admit(String key) {
    return with(
        key,
        (counted, now) -> {
          long wait = counted.nanosUntilFree(now);
          if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
          }
          counted.take(now);
          return Optional.empty();
        });
  }

  /** Says how much is left, and in how many seconds more will be. */
  Map<String, String> headers(String key) {
    return with(
        key,
        (counted, now) ->
            Map.of(
                "X-RateLimit-Remaining",
                Integer.toString(counted.remaining(now)),
                "X-RateLimit-Reset",
                Long.toString(
                    RetryAfterSeconds.seconds(
                        Duration.ofNanos(Math.max(0, counted.nanosUntilReset(now)))))));
  }

  private <T> T with(String key, BiFunction<RateWindow, Long, T> use) {
    lock.lock();
    try {
      RateWindow counted =
          windows.computeIfAbsent(key, k -> style.start(requests, windowNanos, begin));
      return use.apply(counted, nanoTime.getAsLong());
    } finally {
      lock.unlock();
    }
  }
}
