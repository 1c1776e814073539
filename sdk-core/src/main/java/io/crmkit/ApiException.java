package io.crmkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The provider answered, and the response says no.
 *
 * <p>The common statuses have a type of their own below this one; every other status, a redirect
 * (never followed) and a 2xx whose body says it failed are a plain {@code ApiException}.
 */
public class ApiException extends CrmException {
  private static final long serialVersionUID = 1L;

  private final ErrorResponse response;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what came back and what to do next
   * @param outcome what the provider may have done
   * @param attempts how often the request was tried
   * @param response the provider's response
   */
  public ApiException(
      String provider,
      String message,
      RequestOutcome outcome,
      int attempts,
      ErrorResponse response) {
    super(provider, message, null, outcome, attempts);
    this.response = Objects.requireNonNull(response, "response == null");
  }

  /** {@return the HTTP status; 2xx when the body of a success said it was none} */
  public final int statusCode() {
    return response.statusCode();
  }

  /** {@return the provider's own words; empty when the body held none} */
  public final Optional<String> errorMessage() {
    return Optional.ofNullable(response.errorMessage());
  }

  /**
   * {@return what was wrong with which field of the request; empty when the provider does not say}
   */
  public final Map<String, List<String>> fieldErrors() {
    return response.fieldErrors();
  }

  /** {@return the body as text, cut to its first 16 KiB; empty when there was none} */
  public final String body() {
    return response.body();
  }

  /**
   * {@return the response headers, every value of each; names are looked up without regard to case}
   */
  public final Map<String, List<String>> headers() {
    return response.headers();
  }

  /** {@return the HTTP method of the request, such as {@code POST}} */
  public final String requestMethod() {
    return response.requestMethod();
  }

  /**
   * {@return the path of the request as sent, without its query, such as {@code /api/v1/records}}
   */
  public final String requestPath() {
    return response.requestPath();
  }
}
