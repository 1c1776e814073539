package io.crmkit;

import java.time.Duration;
import java.util.List;

/**
 * Keeps a client under the provider's rate limit. Asked before every HTTP attempt, also before a
 * repeated one.
 *
 * <p>An interface so that a limiter shared by a fleet of machines can stand in. Implementations are
 * thread-safe. To share one limit between clients of the same key, give them the same instance.
 */
@FunctionalInterface
public interface RateLimiter {

  /**
   * Reserves the next place for one request and says how long to wait before sending it. The caller
   * does the waiting, so this returns at once.
   *
   * @param maxWait the longest wait that is of use to the caller; not negative
   * @return zero to send now, or the wait after which the reserved place comes. A wait longer than
   *     {@code maxWait} means that nothing was reserved, and that this is when it could have been
   */
  Duration reserve(Duration maxWait);

  /**
   * A limiter that allows at most {@code permits} requests in any span of {@code window}.
   *
   * @param permits how many requests, from 1 to 10,000,000
   * @param window the length of the span; longer than zero
   * @return a new limiter, with its whole allowance unused
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static RateLimiter slidingWindow(int permits, Duration window) {
    return new SlidingWindow(permits, window, System::nanoTime);
  }

  /**
   * A limiter that never waits.
   *
   * @return the same instance each time
   */
  static RateLimiter unlimited() {
    return Unlimited.INSTANCE;
  }

  /**
   * A limiter that keeps several limits at once, such as one a minute and one a day. A request has
   * its place when every limit has one for it.
   *
   * <p>The limits are asked in the given order, and a refusal ends the asking: give the shortest
   * window first. A place that an earlier limit gave before a later one refused is not given back,
   * so the client then sends less than it might, never more. A limit that has a place sooner than
   * the others counts the request from then on, though it goes later.
   *
   * @param limiters the limits to keep; at least one
   * @return a limiter over them
   * @throws IllegalArgumentException if there is none
   */
  static RateLimiter allOf(RateLimiter... limiters) {
    return new AllOf(List.of(limiters));
  }
}
