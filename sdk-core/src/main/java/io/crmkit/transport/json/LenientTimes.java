package io.crmkit.transport.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * Parses dates, and times of day: ISO 8601, as the providers document it. Of a date and time the
 * part that is asked for is taken.
 */
final class LenientTimes {
  private static final int DATE_LENGTH = "2026-06-30".length();

  private LenientTimes() {}

  /**
   * Parses a date.
   *
   * @throws DateTimeException if it is none
   */
  static LocalDate date(String text) {
    String date = text.strip();
    return LocalDate.parse(hasTime(date) ? date.substring(0, DATE_LENGTH) : date);
  }

  /** Whether a text that can be parsed is a date and nothing else. */
  static boolean isBareDate(String text) {
    return text.length() == DATE_LENGTH;
  }

  private static boolean hasTime(String text) {
    return text.length() > DATE_LENGTH
        && (text.charAt(DATE_LENGTH) == 'T' || text.charAt(DATE_LENGTH) == ' ');
  }

  /**
   * Parses a time of day, with or without seconds.
   *
   * @throws DateTimeException if it is none
   */
  static LocalTime time(String text) {
    String time = text.strip();
    return time.indexOf('T') < 0
        ? LocalTime.parse(time)
        : LocalTime.parse(time, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /** Whether a text that can be parsed is written as Java writes that time. */
  static boolean isCanonicalTime(String text) {
    return time(text).toString().equals(text);
  }
}
