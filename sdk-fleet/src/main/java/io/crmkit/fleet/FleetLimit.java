package io.crmkit.fleet;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.Objects;

/**
 * A limit of so many requests in any span of a window, as a token bucket.
 *
 * <p>A bucket of capacity b that is refilled with r tokens in a time T gives out at most b + r·t/T
 * tokens in a time t, rounded down. Requests whose travel times differ by up to {@code jitter}
 * arrive within one window though they were sent within window + jitter. So with T = window +
 * jitter and r = permits − b + 1, less than one window's tokens are given out in less than T: at
 * most b + (permits − b), the limit.
 *
 * @param permits how many requests the provider allows in a window
 * @param window the provider's window
 * @param burst how many may be sent at once after a rest
 * @param jitter how much the times may differ that requests need from their permit to the provider
 */
record FleetLimit(int permits, Duration window, int burst, Duration jitter) {
  /** A hundred times the largest limit that a provider documents. */
  private static final int MOST_PERMITS = 10_000_000;

  /** Bucket4j counts in nanoseconds, in a long; a thousandth of what that can hold. */
  private static final Duration LONGEST = Duration.ofDays(100);

  FleetLimit {
    requireWithin("permits", permits, MOST_PERMITS);
    requireWithin("burst", burst, permits);
    Objects.requireNonNull(window, "window == null");
    Objects.requireNonNull(jitter, "jitter == null");
    if (window.isZero() || window.isNegative() || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("window not above zero and up to 100 days: " + window);
    }
    if (jitter.isNegative() || jitter.compareTo(window) > 0) {
      throw new IllegalArgumentException("jitter not between zero and the window: " + jitter);
    }
  }

  /** How many requests the limit lets through in a given time; rounded up. */
  long sentIn(Duration time) {
    double windows = (double) time.toNanos() / refillTime().toNanos();
    return (long) Math.ceil(windows * refill());
  }

  /** The limit of one of several machines that share nothing but the limit. */
  FleetLimit shareOf(int machines) {
    return new FleetLimit(permits / machines, window, Math.max(1, burst / machines), jitter);
  }

  Bandwidth bandwidth() {
    return Bandwidth.builder().capacity(burst).refillGreedy(refill(), refillTime()).build();
  }

  BucketConfiguration configuration() {
    return BucketConfiguration.builder().addLimit(bandwidth()).build();
  }

  private int refill() {
    return permits - burst + 1;
  }

  private Duration refillTime() {
    return window.plus(jitter);
  }

  private static void requireWithin(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " not in 1.." + most + ": " + value);
    }
  }
}
