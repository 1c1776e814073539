package io.crmkit;

import java.time.Duration;

/**
 * The permit of one HTTP attempt: waits for its turn, is sent, and hears how that went. Used by one
 * thread, which does the waiting, and ended by either {@link #onResponse} or {@link #release}.
 */
public interface RateLimitPermit {

  /**
   * How long the attempt has to wait from now on. Asked until it is zero, each time after waiting
   * as long as it said: what was learned in between may make the wait longer.
   *
   * @return zero when the permit is granted, and counts as in use. A wait longer than the {@code
   *     maxWait} given to {@link RateLimiter#request} means that none is reserved, and that this is
   *     when there could have been one
   */
  Duration timeToWait();

  /**
   * Sets what to run when the wait may have become shorter than {@link #timeToWait} last said,
   * since others gave their permits back: whoever waits should then ask again. By default it never
   * becomes shorter.
   *
   * @param wakeUp runs on any thread, and must return at once
   */
  default void onShorterWait(Runnable wakeUp) {}

  /**
   * Tells how the attempt ended, once it was sent.
   *
   * @param response what the provider said of its limit
   */
  void onResponse(RateLimitFeedback response);

  /** Gives the permit back: the attempt will not be sent, or has not reached the provider. */
  void release();
}
