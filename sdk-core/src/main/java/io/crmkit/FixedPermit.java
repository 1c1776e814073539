package io.crmkit;

import java.time.Duration;
import java.util.Objects;

/** A permit of {@link RateLimiter#reserve}, whose time is set once and for all. */
final class FixedPermit implements RateLimitPermit {
  private final RateLimiter limiter;
  private final boolean refused;
  private Duration wait;

  FixedPermit(RateLimiter limiter, Duration maxWait) {
    this.limiter = limiter;
    Duration reserved = Objects.requireNonNull(limiter.reserve(maxWait), "reserve(…) == null");
    this.wait = reserved.isNegative() ? Duration.ZERO : reserved;
    this.refused = wait.compareTo(maxWait) > 0;
  }

  @Override
  public Duration timeToWait() {
    Duration left = wait;
    if (!refused) {
      wait = Duration.ZERO; // the caller has waited when it asks again
    }
    return left;
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    limiter.onResponse(response);
  }

  @Override
  public void release() {
    if (!refused) {
      limiter.release();
    }
  }
}
