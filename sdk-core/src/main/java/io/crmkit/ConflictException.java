package io.crmkit;

/** The provider answered 409: the request contradicts the object's present state. */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what came back and what to do next
   * @param outcome what the provider may have done
   * @param attempts how often the request was tried
   * @param response the provider's response
   */
  public ConflictException(
      String provider,
      String message,
      RequestOutcome outcome,
      int attempts,
      ErrorResponse response) {
    super(provider, message, outcome, attempts, response);
  }
}
