package io.crmkit.fleet;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The permit of one attempt: reserved, then waited for, then asked whether the fleet has been told
 * to pause meanwhile, then granted.
 */
final class FleetPermit implements RateLimitPermit {
  private final FleetRateLimiter limiter;
  private final Duration maxWait;
  private final LongSupplier nanoTime;
  private @Nullable Reservation reservation;
  private long due;
  private boolean granted;

  FleetPermit(FleetRateLimiter limiter, Duration maxWait, LongSupplier nanoTime) {
    this.limiter = limiter;
    this.maxWait = maxWait;
    this.nanoTime = nanoTime;
  }

  @Override
  public Duration timeToWait() {
    if (granted) {
      return Duration.ZERO;
    }
    Reservation held = reservation;
    if (held == null) {
      return reserve();
    }
    long left = due - nanoTime.getAsLong();
    return left > 0 ? Duration.ofNanos(left) : heedPause(held);
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    limiter.onResponse(response);
  }

  @Override
  public void release() {
    if (reservation != null) {
      limiter.giveBack(reservation);
      reservation = null;
    }
  }

  private Duration reserve() {
    Reservation made = limiter.reserveUpTo(maxWait);
    if (made.isHeld()) {
      reservation = made;
      return waitFor(made.delay());
    }
    return made.delay();
  }

  /**
   * Those who waited when a pause began keep their distances: each waits its own wait once more.
   */
  private Duration heedPause(Reservation held) {
    Duration pause = held.isOfTheFleet() ? limiter.pauseLeft() : Duration.ZERO;
    return waitFor(pause.isZero() ? pause : pause.plus(held.delay()));
  }

  private Duration waitFor(Duration wait) {
    granted = wait.isZero();
    due = nanoTime.getAsLong() + wait.toNanos();
    return wait;
  }
}
