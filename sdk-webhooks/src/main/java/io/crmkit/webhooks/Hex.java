package io.crmkit.webhooks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads hexadecimal digits, of either case. The JDK's {@code HexFormat} throws at what is none,
 * which would make a flood of forged deliveries dear; this returns null.
 *
 * <p>That the time depends on the digits does no harm: they are the sender's own. What must not
 * show is where two signatures differ, and that is the comparison's work.
 */
final class Hex {
  private static final byte[] VALUES = values();

  private Hex() {}

  /**
   * Decodes the characters from there to the end of the text, two for each byte; null if any of
   * them is not an ASCII hexadecimal digit.
   */
  static byte @Nullable [] decode(String text, int from, int length) {
    byte[] bytes = new byte[length];
    int all = 0;
    for (int i = 0, at = from; i < length; i++, at += 2) {
      int value = value(text.charAt(at)) << 4 | value(text.charAt(at + 1));
      bytes[i] = (byte) value;
      all |= value;
    }
    return all < 0 ? null : bytes;
  }

  private static int value(char digit) {
    return digit < VALUES.length ? VALUES[digit] : -1;
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < 16; i++) {
      values[Character.forDigit(i, 16)] = (byte) i;
      values[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
    }
    return values;
  }
}
