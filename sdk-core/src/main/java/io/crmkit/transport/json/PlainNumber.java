package io.crmkit.transport.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers of a size that can be calculated with and written again without an exponent. */
final class PlainNumber {
  /** As many digits as Jackson reads by default; the work grows with their square. */
  static final int MOST_DIGITS = 1_000;

  /** What Jackson writes without an exponent at most; see WRITE_BIGDECIMAL_AS_PLAIN. */
  private static final int LARGEST_SCALE = 9_999;

  private PlainNumber() {}

  /**
   * The value of a JSON number, digit by digit.
   *
   * @return null if it has too many digits or too large an exponent
   */
  static @Nullable BigDecimal parse(String number) {
    if (number.length() > MOST_DIGITS) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(number);
      return Math.abs((long) value.scale()) <= LARGEST_SCALE ? value : null;
    } catch (NumberFormatException e) { // the exponent has more than ten digits
      return null;
    }
  }

  /**
   * The value of a text that is a number and nothing else: ASCII digits with at most a minus and a
   * point.
   */
  static @Nullable BigDecimal parseText(String text) {
    return isPlain(text) ? parse(text) : null;
  }

  /** Whether it is minus nothing, which no integer and no BigDecimal knows. */
  static boolean isNegativeZero(BigDecimal value, String number) {
    return value.signum() == 0 && number.startsWith("-");
  }

  private static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    return point < 0
        ? areDigits(text, start, text.length())
        : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }
}
