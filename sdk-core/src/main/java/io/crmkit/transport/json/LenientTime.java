package io.crmkit.transport.json;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Parses times of day: ISO 8601, with or without seconds. Of a date and time the time is taken. */
final class LenientTime {
  private LenientTime() {}

  /**
   * Parses a time of day.
   *
   * @throws DateTimeException if it is none
   */
  static LocalTime parse(String text) {
    String time = text.strip();
    return time.indexOf('T') < 0
        ? LocalTime.parse(time)
        : LocalTime.parse(time, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /** Whether a text that can be parsed is written as Java writes that time. */
  static boolean isCanonical(String text) {
    return parse(text).toString().equals(text);
  }
}
