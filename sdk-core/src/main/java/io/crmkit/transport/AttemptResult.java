package io.crmkit.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How one attempt ended: with a value, or with a failure. */
sealed interface AttemptResult<T extends @Nullable Object> {

  /** The HTTP status; 0 when no response came. */
  int status();

  /** The response headers; null when no response came. */
  @Nullable Headers headers();

  /** The wait that the provider asked for. */
  Optional<Duration> retryAfter();

  /** The status, or what broke; for logs. */
  String describe();

  /** The response headers, every value of each; none when no response came. */
  default Map<String, List<String>> headerMap() {
    Headers headers = headers();
    return headers == null ? Map.of() : headers.toMultimap();
  }

  /** The provider did it, and its response was read. */
  record Success<T extends @Nullable Object>(T value, int status, Headers headers)
      implements AttemptResult<T> {
    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }

    @Override
    public String describe() {
      return Integer.toString(status);
    }
  }

  /** There is no value. */
  record Failed<T extends @Nullable Object>(
      AttemptFailure failure, int status, @Nullable Headers headers) implements AttemptResult<T> {

    /** Without a response. */
    Failed(AttemptFailure failure) {
      this(failure, 0, null);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return failure.retryAfter();
    }

    @Override
    public String describe() {
      return failure instanceof AttemptFailure.IoFailure io
          ? Checks.excerpt(io.cause().toString(), 200)
          : Integer.toString(status);
    }
  }
}
