package io.crmkit;

import java.time.Duration;
import java.util.List;

/** Several limits, each of which must have a permit. */
final class CompositeRateLimiter implements RateLimiter {
  private final List<RateLimiter> limiters;

  CompositeRateLimiter(List<RateLimiter> limiters) {
    if (limiters.isEmpty()) {
      throw new IllegalArgumentException("limiters is empty");
    }
    this.limiters = limiters;
  }

  @Override
  public Duration reserve(Duration maxWait) {
    Duration longest = Duration.ZERO;
    for (RateLimiter limiter : limiters) {
      Duration wait = limiter.reserve(maxWait);
      if (wait.compareTo(maxWait) > 0) {
        return wait;
      }
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new CompositePermit(limiters, maxWait);
  }

  @Override
  public String toString() {
    return "RateLimiter.allOf" + limiters;
  }
}
