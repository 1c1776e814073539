package io.crmkit.transport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** What the transport does with durations: it writes them for people and counts them in nanos. */
final class Durations {
  /** For ever, in nanoseconds: twice as much still does not overflow when clocks are compared. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  private Durations() {}

  /** Such as {@code 0.35 s} or {@code 30 s}; at most three decimals. */
  static String format(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.toSeconds())
            .add(BigDecimal.valueOf(duration.toNanosPart(), 9))
            .setScale(3, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return seconds.toPlainString() + " s";
  }

  /** The nanoseconds of a duration, or of 100 years when it is longer. */
  static long toNanos(Duration duration) {
    return min(duration, LONGEST).toNanos();
  }

  static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
