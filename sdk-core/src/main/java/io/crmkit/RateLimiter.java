package io.crmkit;

import io.crmkit.transport.TimeSource;
import java.time.Duration;

/**
 * Keeps a client under the provider's rate limit. Asked for a permit before every HTTP attempt,
 * also before a repeated one. Implementations are thread-safe. To share one limit between clients
 * of the same key, give them the same instance.
 *
 * <p>Implement {@link #reserve} to bring a limiter of your own, and {@link #release} and {@link
 * #onResponse} where it has a use for them. One that a fleet of machines shares, over a token
 * bucket in a common store:
 *
 * <pre>{@code
 * final class FleetLimiter implements RateLimiter {
 *   public Duration reserve(Duration maxWait) {
 *     Duration wait = bucket.takeOne();        // may go into debt: then it says for how long
 *     if (wait.compareTo(maxWait) > 0) {
 *       bucket.putOneBack();                   // nobody will wait that long: nothing is reserved
 *     }
 *     return wait;
 *   }
 *
 *   public void release() {
 *     bucket.putOneBack();                     // cancelled, or never reached the provider
 *   }
 *
 *   public void onResponse(RateLimitFeedback response) {
 *     if (response.isRateLimited()) {          // every machine is to hear it
 *       bucket.closeFor(response.retryAfter().orElse(Duration.ofSeconds(1)));
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Whatever a limiter does wrong, a call's result stands: an exception thrown by {@code release}
 * or {@code onResponse} is logged. One thrown by {@code reserve} ends the call before anything is
 * sent; a null there is a {@link NullPointerException}, a negative wait is none.
 */
@FunctionalInterface
public interface RateLimiter {

  /**
   * Reserves the next permit and says how long to wait before using it. The caller does the
   * waiting, so this returns at once.
   *
   * @param maxWait the longest wait that is of use to the caller; not negative
   * @return zero to send now, or the wait until the reserved permit may be used. A wait longer than
   *     {@code maxWait} means that nothing is reserved, and that this is when it could have been
   */
  Duration reserve(Duration maxWait);

  /**
   * Takes back one permit that {@link #reserve} gave: the call was cancelled while it waited, or
   * its request has not reached the provider. Does nothing by default.
   */
  default void release() {}

  /**
   * Hears what became of a request that was sent with a permit of {@link #reserve}. Does nothing by
   * default.
   *
   * @param response what the provider said of its limit
   */
  default void onResponse(RateLimitFeedback response) {}

  /**
   * Asks for the permit of one HTTP attempt; this is what the clients call. By default the permit
   * is one of {@link #reserve}, {@link #release} and {@link #onResponse}. To be implemented by a
   * limiter that changes its mind about those who wait, and by one that wraps another.
   *
   * @param maxWait the longest wait that is of use to the caller; not negative
   * @return a new permit
   */
  default RateLimitPermit request(Duration maxWait) {
    return new FixedPermit(this, maxWait);
  }

  /**
   * A limiter that lets at most {@code permits} requests arrive at the provider in any span of
   * {@code window}, however long they travel; first come, first served.
   *
   * <p>So that this holds, a permit is in use from the sending of its request until one window
   * after the response. Of the limit this uses {@code window / (window + response time)}: 99.9 % of
   * a limit by the minute, but 95 % of one by the second when responses take 50 ms.
   *
   * <p>The provider's responses correct it. When fewer requests remain than by its own count
   * ({@code X-RateLimit-Remaining}), because others use the same key, requests wait until {@code
   * X-RateLimit-Reset}; after a 429 they wait for {@code Retry-After}. A time further away than the
   * window is disregarded. Each 429 takes one permit away, in one window no more than half of them;
   * each window without one brings a twentieth of {@code permits} back. No provider documents these
   * numbers: they are this library's.
   *
   * @param permits how many requests, from 1 to 10,000,000
   * @param window the length of the span; longer than zero. One beyond 146 years counts as that
   * @return a new limiter, with all of its permits free
   * @throws IllegalArgumentException if an argument is out of its range
   */
  static RateLimiter slidingWindow(int permits, Duration window) {
    return new SlidingWindow(permits, window, TimeSource.SYSTEM);
  }

  /**
   * A limiter that never waits: for a provider without a limit, or with one that nobody documents.
   * A client that has it and repeats calls keeps to the limit that a 429 with a {@code Retry-After}
   * teaches it: that is its own knowledge, and not shared by the clients that have this limiter.
   *
   * @return the same instance each time
   */
  static RateLimiter unlimited() {
    return UnlimitedRateLimiter.INSTANCE;
  }

  /**
   * A limiter that keeps several limits at once, such as one a minute and one a day: a request is
   * sent when it holds a permit of each.
   *
   * <p>They are asked one after the other, each once for a request, while the permits of those
   * before are held: sliding windows first, the longest at the beginning, then the others in the
   * given order. So {@code allOf(minute, day)} and {@code allOf(day, minute)} may share their
   * limits; limiters of your own that several combinations share are to be given in one order.
   *
   * @param limiters the limits to keep; at least one
   * @return a limiter over them
   * @throws IllegalArgumentException if there is none
   * @throws NullPointerException if one is null
   */
  static RateLimiter allOf(RateLimiter... limiters) {
    return CompositeRateLimiter.of(limiters);
  }
}
