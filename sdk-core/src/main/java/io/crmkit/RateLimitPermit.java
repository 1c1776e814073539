package io.crmkit;

import java.time.Duration;

/**
 * The permit of one HTTP attempt with a {@link RateLimiter}: it waits for its turn, is sent, and
 * learns how that went. Used by one thread, which does the waiting.
 *
 * <p>For whoever writes a limiter that is to know more than {@link RateLimiter#reserve} tells it.
 */
public interface RateLimitPermit {

  /**
   * How long the attempt has to wait from now on. Asked until it is zero, each time after waiting
   * as long as it said: what was learned in between may make the wait longer.
   *
   * @return zero when the attempt is to be sent now, which then counts as sent. A wait longer than
   *     the {@code maxWait} given to {@link RateLimiter#request} means that no permit is reserved,
   *     and that this is when there could have been one
   */
  Duration timeToWait();

  /**
   * Tells how the attempt ended, once it was sent.
   *
   * @param answer what the provider said
   */
  void onResponse(RateLimitFeedback answer);

  /** Gives the permit back: the attempt will not be sent, or has not reached the provider. */
  void release();
}
