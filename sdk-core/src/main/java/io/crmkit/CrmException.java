package io.crmkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of a call. Unchecked; wrong arguments are {@link
 * IllegalArgumentException} or {@link NullPointerException} instead.
 *
 * <p>Messages and causes hold no API key and no secret.
 */
public class CrmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String provider;
  private final RequestOutcome outcome;
  private final int attempts;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what came back and what to do next
   * @param cause what caused it; null when there is nothing behind it
   * @param outcome what the provider may have done
   * @param attempts how often the request was tried, 0 when it never was
   */
  public CrmException(
      String provider,
      String message,
      @Nullable Throwable cause,
      RequestOutcome outcome,
      int attempts) {
    super(Objects.requireNonNull(message, "message == null"), cause);
    this.provider = Objects.requireNonNull(provider, "provider == null");
    this.outcome = Objects.requireNonNull(outcome, "outcome == null");
    this.attempts = attempts;
  }

  /** {@return the name of the provider that was called, such as {@code Kanvo}; never null} */
  public final String provider() {
    return provider;
  }

  /** {@return what the caller may assume the provider did; never null} */
  public final RequestOutcome outcome() {
    return outcome;
  }

  /** {@return how many HTTP attempts were started, the first one included; 0 when none was} */
  public final int attempts() {
    return attempts;
  }
}
