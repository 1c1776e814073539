package io.crmkit.transport;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes durations for people. */
final class Durations {
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
}
