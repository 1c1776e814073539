package io.crmkit.transport;

import io.crmkit.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides on repeats, by the client's policy and its budget. Thread-safe. */
final class Retries {
  /** How much of a provider's Retry-After may be added, so that machines do not return together. */
  static final double MOST_JITTER = 0.1;

  private final RetryPolicy policy;
  private final RetryBudget budget = new RetryBudget();
  private final TimeSource time;

  Retries(TransportSettings settings) {
    this.policy = settings.retryPolicy;
    this.time = settings.time;
  }

  /**
   * How long to wait before a failed attempt may be repeated: the larger of the provider's
   * Retry-After, with some jitter on top, and our own back-off. Obeying a Retry-After of zero to
   * the letter would turn an overloaded server's response into a loop.
   */
  Duration delayAfter(AttemptFailure failure, CallState call) {
    double jitter = time.jitter();
    Duration backOff = policy.delayAfter(call.attempts(), jitter);
    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
    long more = (long) (Durations.toNanos(asked) * MOST_JITTER * jitter);
    return Durations.max(asked.plusNanos(more), backOff);
  }

  /**
   * Why a failed attempt is not repeated. One that is repeated takes from the budget.
   *
   * @param delay the wait before the next attempt
   * @param evenIfUnknown whether what may have been done may be sent again
   * @return what to say of it; empty when the failure says it all, null when it is repeated
   */
  @Nullable String objection(
      AttemptFailure failure, Duration delay, CallState call, boolean evenIfUnknown) {
    boolean repeatable = failure.isRepeatable(call.request.isIdempotent(), evenIfUnknown);
    if (!repeatable || call.attempts() >= policy.maxAttempts()) {
      return "";
    }
    Duration left = call.deadline.remaining();
    if (delay.compareTo(left) >= 0) {
      return "not repeated: that needs a wait of %s, and %s of callTimeout are left"
          .formatted(Durations.format(delay), Durations.format(left));
    }
    if (failure.isRateLimited()) {
      return null; // it is paced by the throttle instead, and costs the provider next to nothing
    }
    if (!budget.take()) {
      return "not repeated: so many calls failed lately that the client's retry budget is used up";
    }
    call.drewFromBudget();
    return null;
  }

  /** A call succeeded: what its repeats drew goes back into the budget. */
  void succeeded(CallState call) {
    budget.succeeded(call.budgetedRepeats());
  }
}
