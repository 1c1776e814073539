package io.crmkit;

import io.crmkit.transport.Checks;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one call does differently from its client's settings; see {@link CrmClient#withOptions}. */
public final class RequestOptions {
  private static final RequestOptions NONE = builder().build();

  private final Optional<Duration> callTimeout;
  private final Optional<Duration> attemptTimeout;
  private final Map<String, String> headers;
  private final Optional<Consumer<ResponseInfo>> onResponse;
  private final boolean retryNonIdempotent;

  private RequestOptions(Builder builder) {
    this.callTimeout = Optional.ofNullable(builder.callTimeout);
    this.attemptTimeout = Optional.ofNullable(builder.attemptTimeout);
    this.headers = Map.copyOf(builder.headers);
    this.onResponse = Optional.ofNullable(builder.onResponse);
    this.retryNonIdempotent = builder.retryNonIdempotent;
  }

  /** Options that change nothing. */
  public static RequestOptions none() {
    return NONE;
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The limit of the whole call; empty for the client's own. */
  public Optional<Duration> callTimeout() {
    return callTimeout;
  }

  /** The limit of one HTTP exchange; empty for the client's own. */
  public Optional<Duration> attemptTimeout() {
    return attemptTimeout;
  }

  /** Headers sent beside the client's own. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Who is told of each answered call; empty for nobody. */
  public Optional<Consumer<ResponseInfo>> onResponse() {
    return onResponse;
  }

  /** Whether a POST whose outcome is unknown may be sent again. */
  public boolean retryNonIdempotent() {
    return retryNonIdempotent;
  }

  /** The settings, with header names but not their values. */
  @Override
  public String toString() {
    return "RequestOptions{callTimeout=%s, attemptTimeout=%s, headers=%s, retryNonIdempotent=%s}"
        .formatted(callTimeout, attemptTimeout, headers.keySet(), retryNonIdempotent);
  }

  /** Builds {@link RequestOptions}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Duration callTimeout;
    private @Nullable Duration attemptTimeout;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable Consumer<ResponseInfo> onResponse;
    private boolean retryNonIdempotent;

    private Builder() {}

    /**
     * Limits the whole call: every attempt and every wait.
     *
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = Checks.positive("callTimeout", callTimeout);
      return this;
    }

    /**
     * Limits one HTTP exchange, from connecting to the last byte of the answer.
     *
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = Checks.positive("attemptTimeout", attemptTimeout);
      return this;
    }

    /**
     * Sends a header beside the client's own; the client's credentials win over one of their name.
     *
     * @param name an HTTP header name
     * @param value printable ASCII
     * @throws IllegalArgumentException if name or value cannot stand in an HTTP header
     */
    public Builder header(String name, String value) {
      headers.put(Checks.headerName(name), Checks.headerValue(name, value));
      return this;
    }

    /**
     * Calls {@code onResponse} on the calling thread when a call has got its last answer, before
     * the result is returned or the error thrown; once per page for lists. Not called when no
     * answer came. What it throws is logged and changes nothing.
     */
    public Builder onResponse(Consumer<ResponseInfo> onResponse) {
      this.onResponse = Objects.requireNonNull(onResponse, "onResponse == null");
      return this;
    }

    /**
     * Allows repeating a POST although an earlier attempt may have been processed. Default false;
     * with true an object may be created twice.
     */
    public Builder retryNonIdempotent(boolean retryNonIdempotent) {
      this.retryNonIdempotent = retryNonIdempotent;
      return this;
    }

    /** Builds the options. */
    public RequestOptions build() {
      return new RequestOptions(this);
    }
  }
}
