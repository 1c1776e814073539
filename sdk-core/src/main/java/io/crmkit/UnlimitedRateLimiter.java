package io.crmkit;

import java.time.Duration;

/** The limiter that limits nothing. */
enum UnlimitedRateLimiter implements RateLimiter {
  INSTANCE;

  @Override
  public Duration reserve(Duration maxWait) {
    return Duration.ZERO;
  }

  @Override
  public String toString() {
    return "RateLimiter.unlimited()";
  }
}
