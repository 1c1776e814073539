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
   * Reserves the next permit for one request and says how long to wait before sending it. The
   * caller does the waiting, so this returns at once.
   *
   * @param maxWait the longest wait that is of use to the caller; not negative
   * @return zero to send now, or the wait after which the reserved permit comes. A wait longer than
   *     {@code maxWait} means that nothing was reserved, and that this is when it could have been
   */
  Duration reserve(Duration maxWait);

  /**
   * Lines up for one HTTP attempt. This is what the clients call; the default is a permit that is
   * reserved once with {@link #reserve} and never changes.
   *
   * <p>A limiter that implements it learns when an attempt was really sent, what the provider
   * answered, and which attempts never came to it.
   *
   * @param maxWait the longest wait that is of use to the caller; not negative
   * @return a new permit
   */
  default RateLimitPermit request(Duration maxWait) {
    return new FixedPermit(reserve(maxWait));
  }

  /**
   * A limiter that lets at most {@code permits} requests arrive at the provider in any span of
   * {@code window}, and uses nearly all of them; in the order of asking.
   *
   * <p>The provider's answers correct it. When it tells that fewer requests remain than by our own
   * count ({@code X-RateLimit-Remaining} and {@code X-RateLimit-Reset}), because somebody else uses
   * the same key, requests wait until it allows more; after a refusal (429) they wait for as long
   * as its {@code Retry-After}, though no longer than one window. Each refusal takes one permit
   * away, in one window no more than half of them; each window without a refusal brings a twentieth
   * of {@code permits} back. These numbers are this library's.
   *
   * <p>To share a limit between clients of one key, give them the same instance.
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
    return UnlimitedRateLimiter.INSTANCE;
  }

  /**
   * A limiter that keeps several limits at once, such as one a minute and one a day. A request has
   * its permit when every limit has one for it.
   *
   * <p>That is how clients use it, through {@link #request}. When it is asked by {@link #reserve}
   * instead, the limits are asked in the given order, and a refusal ends the asking; a permit that
   * an earlier limit gave is not given back, and a limit that has a permit sooner than the others
   * counts the request from then on: less is sent than might be, never more.
   *
   * @param limiters the limits to keep; at least one
   * @return a limiter over them
   * @throws IllegalArgumentException if there is none
   */
  static RateLimiter allOf(RateLimiter... limiters) {
    return new CompositeRateLimiter(List.of(limiters));
  }
}
