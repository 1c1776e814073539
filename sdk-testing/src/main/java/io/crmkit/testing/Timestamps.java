package io.crmkit.testing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes an instant as {@code 2026-03-14T18:30:00.000Z}: always milliseconds, always UTC. */
final class Timestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static String of(Instant instant) {
    return MILLIS.format(instant);
  }
}
