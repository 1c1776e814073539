package io.crmkit;

import java.time.Duration;

/** A place that was reserved once and for all. */
final class ReservedPlace implements RateLimitPlace {
  private Duration wait;

  ReservedPlace(Duration wait) {
    this.wait = wait.isNegative() ? Duration.ZERO : wait;
  }

  @Override
  public Duration delay() {
    Duration left = wait;
    wait = Duration.ZERO;
    return left;
  }

  @Override
  public void answered(RateLimitAnswer answer) {
    // The limiter behind it listens to nothing.
  }

  @Override
  public void cancel() {
    // The limiter behind it takes nothing back.
  }
}
