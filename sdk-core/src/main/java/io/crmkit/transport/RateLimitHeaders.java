package io.crmkit.transport;

import io.crmkit.RateLimitFeedback;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a response says of the rate limit: {@code X-RateLimit-Remaining} and {@code
 * X-RateLimit-Reset}, from whichever provider sends them. The unit of the latter is documented
 * nowhere; our decision: a small number is seconds from now, a large one a Unix time in seconds, a
 * very large one in milliseconds. A Unix time is measured against the response's own Date header
 * where it has one, since the clocks may differ.
 */
final class RateLimitHeaders {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final long LEAST_UNIX_SECONDS = 100_000_000; // three years from now, or March 1973
  private static final long LEAST_UNIX_MILLIS = 100_000_000_000L; // the year 5138, or March 1973

  private RateLimitHeaders() {}

  static RateLimitFeedback read(AttemptResult<?> result, Instant now) {
    Headers headers = result.headers;
    if (headers == null) {
      return RateLimitFeedback.of(result.status);
    }
    return new RateLimitFeedback(
        result.status,
        remaining(headers),
        reset(number(headers.get("X-RateLimit-Reset")), headers, now),
        result.failure == null ? Optional.empty() : result.failure.retryAfter());
  }

  /** How many more requests the provider allows, where it says. */
  static OptionalLong remaining(@Nullable Headers headers) {
    return headers == null ? OptionalLong.empty() : number(headers.get("X-RateLimit-Remaining"));
  }

  private static OptionalLong number(@Nullable String value) {
    return value != null && NUMBER.matcher(value.strip()).matches()
        ? OptionalLong.of(Long.parseLong(value.strip()))
        : OptionalLong.empty();
  }

  private static Optional<Duration> reset(OptionalLong value, Headers headers, Instant now) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    long number = value.getAsLong();
    if (number < LEAST_UNIX_SECONDS) {
      return Optional.of(Duration.ofSeconds(number));
    }
    Instant reset =
        number < LEAST_UNIX_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    Duration wait = Duration.between(RetryAfter.date(headers.get("Date")).orElse(now), reset);
    return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
  }
}
