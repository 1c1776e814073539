package io.crmkit.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after each failed attempt. */
record RetrySchedule(List<Duration> waits) {
  static final RetrySchedule DEFAULT =
      new RetrySchedule(
          List.of(
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(6),
              Duration.ofHours(12)));

  RetrySchedule {
    waits = List.copyOf(waits);
    for (Duration wait : waits) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException("retryAfter < 0: " + wait);
      }
    }
  }

  /** The wait after that many failed attempts; empty after the last. */
  Optional<Duration> after(int failedAttempts) {
    return failedAttempts > waits.size()
        ? Optional.empty()
        : Optional.of(waits.get(failedAttempts - 1));
  }
}
