package io.crmkit.transport;

import io.crmkit.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a failed attempt is repeated. A pure value.
 *
 * @param delay the wait before the next attempt; null to give up
 * @param reason why a failure that could have been repeated is not; null when there is none to name
 */
record RetryDecision(@Nullable Duration delay, @Nullable String reason) {
  static final RetryDecision OUT_OF_BUDGET =
      new RetryDecision(
          null,
          "not repeated: so many calls failed lately that the client's retry budget is used up");

  private static final RetryDecision GIVE_UP = new RetryDecision(null, null);

  /**
   * Decides.
   *
   * @param failedAttempts how many attempts have failed, this one included
   * @param remaining what is left of the call's time
   * @param random from 0 to 1, for the jitter
   */
  static RetryDecision after(
      AttemptFailure failure,
      boolean idempotent,
      int failedAttempts,
      Duration remaining,
      RetryPolicy policy,
      double random) {
    if (!failure.isRepeatable(idempotent) || failedAttempts >= policy.maxAttempts()) {
      return GIVE_UP;
    }
    Duration delay =
        failure.retryAfter().orElseGet(() -> policy.delayAfter(failedAttempts, random));
    if (delay.compareTo(remaining) >= 0) {
      return new RetryDecision(
          null,
          "not repeated: that needs a wait of %s, and %s of callTimeout are left"
              .formatted(Durations.format(delay), Durations.format(remaining)));
    }
    return new RetryDecision(delay, null);
  }
}
