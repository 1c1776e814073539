package io.crmkit.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * Reads hexadecimal digits in a time that depends on their number only: no branch and no table
 * access depends on a digit, so the time taken tells nothing about where two signatures differ.
 */
final class Hex {
  /** Digits of an HMAC-SHA256 signature. */
  static final int DIGITS = 64;

  private Hex() {}

  /**
   * Decodes the {@value #DIGITS} characters that start at {@code from}; null if any of them is not
   * an ASCII hexadecimal digit of either case.
   */
  static byte @Nullable [] decode(String text, int from) {
    byte[] bytes = new byte[DIGITS / 2];
    int seen = 0;
    for (int i = 0, at = from; i < bytes.length; i++, at += 2) {
      int pair = digit(text.charAt(at)) << 4 | digit(text.charAt(at + 1));
      seen |= pair;
      bytes[i] = (byte) pair;
    }
    return seen < 0 ? null : bytes;
  }

  /** The digit's value; negative for any other character. */
  private static int digit(char c) {
    int number = c - '0';
    int letter = (c | 0x20) - 'a';
    int notNumber = (number | (9 - number)) >> 31;
    int notLetter = (letter | (5 - letter)) >> 31;
    return (number & ~notNumber) | ((letter + 10) & ~notLetter) | (notNumber & notLetter);
  }
}
