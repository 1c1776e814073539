package io.crmkit;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider's response that says no, as an {@link ApiException} carries it.
 *
 * @param statusCode the HTTP status; 2xx when the body of a success said it was none
 * @param errorMessage the provider's own words, or null when the body held none
 * @param fieldErrors what was wrong with which field; empty when the provider does not say
 * @param body the body as text, cut to its first 16 KiB; empty when there was none
 * @param headers the response headers; names are looked up without regard to case
 * @param requestMethod the HTTP method of the request
 * @param requestPath the path of the request, without its query
 */
public record ErrorResponse(
    int statusCode,
    @Nullable String errorMessage,
    Map<String, List<String>> fieldErrors,
    String body,
    Map<String, List<String>> headers,
    String requestMethod,
    String requestPath)
    implements Serializable {

  /** Checks and copies the parts. */
  public ErrorResponse {
    fieldErrors = HeaderMaps.copy(fieldErrors);
    Objects.requireNonNull(body, "body == null");
    headers = HeaderMaps.copyIgnoringCase(headers);
    Objects.requireNonNull(requestMethod, "requestMethod == null");
    Objects.requireNonNull(requestPath, "requestPath == null");
  }
}
