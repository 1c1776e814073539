package io.crmkit;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted, the call was cancelled, or its client was closed while it
 * ran. After an interrupt the thread's interrupt flag is set again.
 */
public final class CallInterruptedException extends CrmException {
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
  public CallInterruptedException(
      String provider,
      String message,
      @Nullable Throwable cause,
      RequestOutcome outcome,
      int attempts) {
    super(provider, message, cause, outcome, attempts);
  }
}
