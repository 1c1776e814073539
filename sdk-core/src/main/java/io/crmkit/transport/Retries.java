package io.crmkit.transport;

import io.crmkit.RetryPolicy;
import java.time.Duration;

/** Decides on repeats, by the client's policy and its budget. Thread-safe. */
final class Retries {
  private final RetryPolicy policy;
  private final RetryBudget budget = new RetryBudget();
  private final TimeSource time;

  Retries(TransportSettings settings) {
    this.policy = settings.retryPolicy;
    this.time = settings.time;
  }

  /** How long to wait before a failed attempt may be repeated. */
  Duration delayAfter(AttemptFailure failure, CallState call) {
    double jitter = time.jitter();
    return RetryDecision.delay(failure, policy.delayAfter(call.attempts(), jitter), jitter);
  }

  /**
   * Whether a failed attempt is repeated.
   *
   * @param delay how long to wait before
   * @param evenIfUnknown whether the caller allows repeating what may have been done
   */
  RetryDecision decide(
      AttemptFailure failure, Duration delay, CallState call, boolean evenIfUnknown) {
    boolean repeatable = failure.isRepeatable(call.request().isIdempotent(), evenIfUnknown);
    if (!repeatable || call.attempts() >= policy.maxAttempts()) {
      return RetryDecision.GIVE_UP;
    }
    RetryDecision decision = RetryDecision.repeatAfter(delay, call.deadline().remaining());
    // A 429 is paced by the throttle instead: it costs the provider next to nothing.
    if (decision.delay() == null || failure.isRateLimited()) {
      return decision;
    }
    if (!budget.take()) {
      return RetryDecision.OUT_OF_BUDGET;
    }
    call.drewFromBudget();
    return decision;
  }

  /** A call succeeded: what its repeats drew goes back into the budget. */
  void succeeded(CallState call) {
    budget.succeeded(call.budgetedRepeats());
  }
}
