package io.crmkit.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Retry-After: seconds (fractions allowed) or an HTTP date in any of its three forms. A date
 * is measured against the response's own Date header where it has one, since the clocks may differ.
 */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{19,}(\\.[0-9]+)?");
  private static final int MOST_CHARACTERS = 64;

  /** RFC 9110, section 5.6.7: the preferred form and the two obsolete ones. */
  private static final List<DateTimeFormatter> DATES =
      List.of(
          formatter("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
          new DateTimeFormatterBuilder()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.US)
              .withZone(ZoneOffset.UTC),
          formatter("EEE MMM ppd HH:mm:ss uuuu"));

  private RetryAfter() {}

  /**
   * The wait that was asked for.
   *
   * @param value the header, or null when there is none
   * @param date the response's Date header, or null when there is none
   * @param now the local time, for a response without a Date
   * @return the wait; empty when there is none, or nothing that can be read
   */
  static Optional<Duration> parse(@Nullable String value, @Nullable String date, Instant now) {
    if (value == null || value.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(seconds(text));
    }
    if (MANY_DIGITS.matcher(text).matches()) {
      return Optional.of(Durations.LONGEST);
    }
    Optional<Instant> until = date(text);
    if (until.isEmpty()) {
      return Optional.empty();
    }
    Duration wait = Duration.between(date(date).orElse(now), until.get());
    return Optional.of(Durations.max(wait, Duration.ZERO));
  }

  private static Duration seconds(String text) {
    double seconds = Double.parseDouble(text);
    return seconds >= Durations.LONGEST.toSeconds()
        ? Durations.LONGEST
        : Duration.ofNanos((long) Math.ceil(seconds * 1e9));
  }

  /** An HTTP date; empty when there is none, or nothing that can be read. */
  static Optional<Instant> date(@Nullable String text) {
    if (text == null || text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    for (DateTimeFormatter format : DATES) {
      try {
        return Optional.of(Instant.from(format.parse(text.strip())));
      } catch (DateTimeException e) {
        // not in this form; perhaps in another
      }
    }
    return Optional.empty();
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }
}
