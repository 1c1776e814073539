package io.crmkit.transport;

import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** How one attempt ended: with a value, or with a failure. */
final class AttemptResult<T extends @Nullable Object> {
  /** Why there is no value; null when there is one. */
  final @Nullable AttemptFailure failure;

  /** The HTTP status; 0 when no response came. */
  final int status;

  /** The response headers; null when no response came. */
  final @Nullable Headers headers;

  private final T value;

  private AttemptResult(T value, @Nullable AttemptFailure failure, @Nullable Response response) {
    this.value = value;
    this.failure = failure;
    this.status = response == null ? 0 : response.code();
    this.headers = response == null ? null : response.headers();
  }

  /** The provider did it, and its response was read. */
  static <T extends @Nullable Object> AttemptResult<T> success(T value, Response response) {
    return new AttemptResult<>(value, null, response);
  }

  /**
   * There is no value.
   *
   * @param response null when none came
   */
  @SuppressWarnings("NullAway") // nobody asks a failure for its value
  static <T extends @Nullable Object> AttemptResult<T> failed(
      AttemptFailure failure, @Nullable Response response) {
    return new AttemptResult<>(null, failure, response);
  }

  /** What was read, unless the attempt failed. */
  T value() {
    return value;
  }

  /** The status, or what broke; for logs. */
  String describe() {
    return failure instanceof AttemptFailure.IoFailure io
        ? Checks.excerpt(io.cause.toString(), 200)
        : Integer.toString(status);
  }
}
