package io.crmkit;

import java.time.Duration;

/** A permit that was reserved once and for all. */
final class FixedPermit implements RateLimitPermit {
  private Duration wait;

  FixedPermit(Duration wait) {
    this.wait = wait.isNegative() ? Duration.ZERO : wait;
  }

  @Override
  public Duration timeToWait() {
    Duration left = wait;
    wait = Duration.ZERO;
    return left;
  }

  @Override
  public void onResponse(RateLimitFeedback answer) {
    // The limiter behind it listens to nothing.
  }

  @Override
  public void release() {
    // The limiter behind it takes nothing back.
  }
}
