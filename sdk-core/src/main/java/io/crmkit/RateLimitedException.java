package io.crmkit;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider answered 429 and the call could not wait long enough to try again: its attempts or
 * its {@code callTimeout} were used up.
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Duration retryAfter;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what came back and what to do next
   * @param outcome what the provider may have done
   * @param attempts how often the request was tried
   * @param response the provider's response
   * @param retryAfter how long the provider asks to wait, or null when it does not say
   */
  public RateLimitedException(
      String provider,
      String message,
      RequestOutcome outcome,
      int attempts,
      ErrorResponse response,
      @Nullable Duration retryAfter) {
    super(provider, message, outcome, attempts, response);
    this.retryAfter = retryAfter;
  }

  /**
   * {@return how long the provider asks to wait, measured from its response; empty when it sent no
   * readable {@code Retry-After}}
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
