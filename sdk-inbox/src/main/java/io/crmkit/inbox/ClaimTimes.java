package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long a shared duplicate filter keeps what.
 *
 * @param claim after which a claim lapses, for its process must have died
 * @param window how long a handled delivery is remembered
 */
record ClaimTimes(Duration claim, Duration window) {
  ClaimTimes {
    requirePositive("claimTime", claim);
    requirePositive("window", window);
  }

  private static void requirePositive(String name, Duration value) {
    requireNonNull(value, name + " == null");
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(name + " < 1 ms: " + value);
    }
  }
}
