package io.crmkit.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failed attempt is repeated. A pure value.
 *
 * @param delay the wait before the next attempt; null to give up
 * @param reason why a failure that could have been repeated is not; null when there is none to name
 */
record RetryDecision(@Nullable Duration delay, @Nullable String reason) {
  static final RetryDecision GIVE_UP = new RetryDecision(null, null);
  static final RetryDecision OUT_OF_BUDGET =
      new RetryDecision(
          null,
          "not repeated: so many calls failed lately that the client's retry budget is used up");

  /** How much of a provider's Retry-After may be added, so that machines do not return together. */
  static final double MOST_JITTER = 0.1;

  /**
   * Decides on a failure that may be repeated.
   *
   * @param delay the wait before the next attempt
   * @param remaining what is left of the call's time
   */
  static RetryDecision repeatAfter(Duration delay, Duration remaining) {
    if (delay.compareTo(remaining) >= 0) {
      return new RetryDecision(
          null,
          "not repeated: that needs a wait of %s, and %s of callTimeout are left"
              .formatted(Durations.format(delay), Durations.format(remaining)));
    }
    return new RetryDecision(delay, null);
  }

  /**
   * The wait before another attempt: the larger of the provider's Retry-After, with some jitter on
   * top, and our own back-off. Obeying a Retry-After of zero to the letter would turn an overloaded
   * server's answer into a loop.
   *
   * @param backOff the wait by the retry policy
   * @param random from 0 to 1, for the jitter
   */
  static Duration delay(AttemptFailure failure, Duration backOff, double random) {
    return failure
        .retryAfter()
        .map(asked -> Durations.max(withJitter(asked, random), backOff))
        .orElse(backOff);
  }

  private static Duration withJitter(Duration asked, double random) {
    return asked.plusNanos((long) (Durations.toNanos(asked) * MOST_JITTER * random));
  }
}
