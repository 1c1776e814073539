package io.crmkit.transport.json;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Parses dates: ISO 8601, as the providers document it. Of a date and time the date is taken. */
final class LenientDate {
  private static final int LENGTH = "2026-06-30".length();

  private LenientDate() {}

  /**
   * Parses a date.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDate parse(String text) {
    String date = text.strip();
    return LocalDate.parse(hasTime(date) ? date.substring(0, LENGTH) : date);
  }

  /** Whether a text that can be parsed is a date and nothing else. */
  static boolean isBare(String text) {
    return text.length() == LENGTH;
  }

  private static boolean hasTime(String text) {
    return text.length() > LENGTH && (text.charAt(LENGTH) == 'T' || text.charAt(LENGTH) == ' ');
  }
}
