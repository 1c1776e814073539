package io.crmkit.spring;

import io.crmkit.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to repeat a failed attempt.
 *
 * @param maxAttempts How many attempts a call may take, the first one included; 1 turns retries
 *     off. 4 by default.
 * @param baseDelay Longest back-off before the second attempt, doubled for each later one. 500
 *     milliseconds by default.
 * @param maxDelay Longest back-off before any attempt. 8 seconds by default.
 */
record RetryProperties(
    @Nullable Integer maxAttempts, @Nullable Duration baseDelay, @Nullable Duration maxDelay) {

  /** Sets what is set here. */
  void applyTo(RetryPolicy.Builder policy) {
    if (maxAttempts != null) {
      policy.maxAttempts(maxAttempts);
    }
    if (baseDelay != null) {
      policy.baseDelay(baseDelay);
    }
    if (maxDelay != null) {
      policy.maxDelay(maxDelay);
    }
  }
}
