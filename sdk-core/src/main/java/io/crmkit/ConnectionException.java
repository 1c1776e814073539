package io.crmkit;

import org.jspecify.annotations.Nullable;

/**
 * No usable response arrived: the host could not be found or reached, the connection broke, or one
 * attempt took longer than {@code attemptTimeout}. {@link #outcome()} tells whether the request may
 * have been processed.
 */
public final class ConnectionException extends CrmException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what happened and what to do next
   * @param cause what caused it; null when there is nothing behind it
   * @param outcome what the provider may have done
   * @param attempts how often the request was tried, 0 when it never was
   */
  public ConnectionException(
      String provider,
      String message,
      @Nullable Throwable cause,
      RequestOutcome outcome,
      int attempts) {
    super(provider, message, cause, outcome, attempts);
  }
}
