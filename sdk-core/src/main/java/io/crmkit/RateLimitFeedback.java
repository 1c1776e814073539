package io.crmkit;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a provider's response says of its rate limit.
 *
 * @param status the HTTP status; 0 when no response came, so that the provider may or may not have
 *     counted the request
 * @param remaining how many more requests the provider allows ({@code X-RateLimit-Remaining}),
 *     where it says; not negative
 * @param reset how long from now until it allows more again ({@code X-RateLimit-Reset}), where it
 *     says; not negative, and as far away as the header says: judge whether it can be true
 * @param retryAfter the wait it asks for ({@code Retry-After}), where it does; not negative
 */
public record RateLimitFeedback(
    int status, OptionalLong remaining, Optional<Duration> reset, Optional<Duration> retryAfter) {

  /** Checks. */
  public RateLimitFeedback {
    Objects.requireNonNull(remaining, "remaining == null");
    Objects.requireNonNull(reset, "reset == null");
    Objects.requireNonNull(retryAfter, "retryAfter == null");
  }

  /**
   * A response that says nothing of the limit.
   *
   * @param status the HTTP status of the response
   * @return feedback with that status, and nothing of what remains
   */
  public static RateLimitFeedback of(int status) {
    return new RateLimitFeedback(status, OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  /** {@return whether the provider refused the request for its rate limit} */
  public boolean isRateLimited() {
    return status == 429;
  }
}
