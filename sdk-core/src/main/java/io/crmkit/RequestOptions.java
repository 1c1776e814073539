package io.crmkit;

import io.crmkit.transport.Checks;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What some calls do differently from their client's settings; see {@link CrmClient#withOptions}.
 * Immutable.
 */
public final class RequestOptions {
  private static final RequestOptions NONE = builder().build();

  private final Optional<Duration> callTimeout;
  private final Optional<Duration> attemptTimeout;
  private final Map<String, String> headers;
  private final Optional<Consumer<ResponseInfo>> onResponse;
  private final Optional<Boolean> retryNonIdempotent;

  private RequestOptions(Builder builder) {
    this.callTimeout = Optional.ofNullable(builder.callTimeout);
    this.attemptTimeout = Optional.ofNullable(builder.attemptTimeout);
    this.headers = Collections.unmodifiableMap(new TreeMap<>(builder.headers)); // in the same order
    this.onResponse = Optional.ofNullable(builder.onResponse);
    this.retryNonIdempotent = Optional.ofNullable(builder.retryNonIdempotent);
  }

  /** {@return options that change nothing} */
  public static RequestOptions none() {
    return NONE;
  }

  /** {@return a builder with nothing set} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that starts with what is set here} */
  public Builder toBuilder() {
    return new Builder().setAll(this);
  }

  /**
   * These options with others on top. Of a limit, of a header (whatever the case of its name) and
   * of {@link #retryNonIdempotent} the later one counts, where it is set; other headers are sent as
   * well. Of two {@code onResponse} both are called, these options' first.
   *
   * @param later what is set on top
   * @return both together
   */
  public RequestOptions andThen(RequestOptions later) {
    return toBuilder().setAll(Objects.requireNonNull(later, "later == null")).build();
  }

  /** {@return the limit of the whole call; empty for the client's own} */
  public Optional<Duration> callTimeout() {
    return callTimeout;
  }

  /** {@return the limit of one HTTP exchange; empty for the client's own} */
  public Optional<Duration> attemptTimeout() {
    return attemptTimeout;
  }

  /**
   * {@return headers sent beside the client's own; unmodifiable, found by their names in any case}
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** {@return who is told of each answered call; empty for nobody} */
  public Optional<Consumer<ResponseInfo>> onResponse() {
    return onResponse;
  }

  /**
   * {@return whether a POST whose outcome is unknown may be sent again; false when that was not
   * set}
   */
  public boolean retryNonIdempotent() {
    return retryNonIdempotent.orElse(false);
  }

  /** The settings, with header names but not their values. */
  @Override
  public String toString() {
    return "RequestOptions{callTimeout=%s, attemptTimeout=%s, headers=%s, retryNonIdempotent=%s}"
        .formatted(callTimeout, attemptTimeout, headers.keySet(), retryNonIdempotent());
  }

  /** Builds {@link RequestOptions}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration callTimeout;
    private @Nullable Duration attemptTimeout;
    private final SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Consumer<ResponseInfo> onResponse;
    private @Nullable Boolean retryNonIdempotent;

    private Builder() {}

    /**
     * Limits the whole call: every attempt and every wait.
     *
     * @param callTimeout longer than zero; an attempt begun less than 20 ms before its end may last
     *     20 ms
     * @return this builder
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = Checks.positive("callTimeout", callTimeout);
      return this;
    }

    /**
     * Limits one HTTP exchange, from connecting to the last byte of the response.
     *
     * @param attemptTimeout longer than zero; one below 20 ms may last as long as that
     * @return this builder
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = Checks.positive("attemptTimeout", attemptTimeout);
      return this;
    }

    /**
     * Sends a header beside the client's own; one of the same name, in any case, takes the place of
     * the one before. {@code Accept} and {@code User-Agent} take the place of the client's.
     *
     * <p>Refused are those that are not the caller's to set: {@code Authorization} and the header
     * that carries the API key, and those that follow from the body, the base URL or the
     * connection, such as {@code Content-Length}, {@code Host} and {@code Connection}.
     *
     * @param name an HTTP header name
     * @param value printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if name or value cannot stand in an HTTP header, or if the
     *     header is refused; the message says why
     */
    public Builder header(String name, String value) {
      String checked = Checks.callersHeader(name);
      headers.remove(checked); // a key that is there keeps its spelling
      headers.put(checked, Checks.headerValue(name, value));
      return this;
    }

    /**
     * Calls {@code onResponse} on the calling thread when a call has got its last response, before
     * the result is returned or the error thrown; once per page for lists. Not called when no
     * response came. What it throws is logged and changes nothing. When it is set more than once,
     * all are called, in order.
     *
     * @param onResponse told of the status, the headers, the attempts and the time of a call
     * @return this builder
     */
    public Builder onResponse(Consumer<ResponseInfo> onResponse) {
      Objects.requireNonNull(onResponse, "onResponse == null");
      this.onResponse = this.onResponse == null ? onResponse : both(this.onResponse, onResponse);
      return this;
    }

    /**
     * Allows repeating a POST although an earlier attempt may have been processed. Default false;
     * with true an object may be created twice.
     *
     * @param retryNonIdempotent true to allow it
     * @return this builder
     */
    public Builder retryNonIdempotent(boolean retryNonIdempotent) {
      this.retryNonIdempotent = retryNonIdempotent;
      return this;
    }

    /**
     * Builds the options.
     *
     * @return the options; what is done to this builder later does not change it
     */
    public RequestOptions build() {
      return new RequestOptions(this);
    }

    private Builder setAll(RequestOptions options) {
      callTimeout = options.callTimeout.orElse(callTimeout);
      attemptTimeout = options.attemptTimeout.orElse(attemptTimeout);
      retryNonIdempotent = options.retryNonIdempotent.orElse(retryNonIdempotent);
      for (Map.Entry<String, String> header : options.headers.entrySet()) {
        header(header.getKey(), header.getValue());
      }
      return options.onResponse.isEmpty() ? this : onResponse(options.onResponse.get());
    }

    /** Like {@link Consumer#andThen}, but a failure of the first does not keep the second away. */
    private static Consumer<ResponseInfo> both(
        Consumer<ResponseInfo> first, Consumer<ResponseInfo> second) {
      return info -> {
        try {
          first.accept(info);
        } finally {
          second.accept(info);
        }
      };
    }
  }
}
