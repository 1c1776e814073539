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
 * Reads what an answer says of the rate limit: {@code X-RateLimit-Remaining} and {@code
 * X-RateLimit-Reset}, from whichever provider sends them. The unit of the latter is documented
 * nowhere; our decision: a small number is seconds from now, a large one a Unix time in seconds,
 * which is measured against the answer's own Date header where it has one.
 */
final class RateLimitHeaders {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final long LEAST_UNIX_TIME = 100_000_000; // three years from now, or March 1973

  private RateLimitHeaders() {}

  static RateLimitFeedback read(AttemptResult<?> result, Instant now) {
    Headers headers = result.headers();
    if (headers == null) {
      return RateLimitFeedback.of(result.status());
    }
    return new RateLimitFeedback(
        result.status(),
        number(headers.get("X-RateLimit-Remaining")),
        reset(number(headers.get("X-RateLimit-Reset")), headers, now),
        result.retryAfter());
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
    long seconds = value.getAsLong();
    if (seconds >= LEAST_UNIX_TIME) {
      Instant answered = RetryAfter.date(headers.get("Date")).orElse(now);
      seconds = Math.max(0, seconds - answered.getEpochSecond());
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
