package io.crmkit.transport;

import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended: with a value, or with a failure.
 *
 * @param value the result, when there is no failure
 * @param failure why there is none
 * @param status the HTTP status, 0 when no answer came
 * @param headers the response headers, none when no answer came
 */
record AttemptResult<T extends @Nullable Object>(
    @Nullable T value, @Nullable AttemptFailure failure, int status, @Nullable Headers headers) {

  Map<String, List<String>> headerMap() {
    return headers == null ? Map.of() : headers.toMultimap();
  }

  /** The status, or what broke; for logs. */
  String describe() {
    return failure instanceof AttemptFailure.IoFailure broken
        ? Checks.excerpt(broken.cause().toString(), 200)
        : Integer.toString(status);
  }
}
