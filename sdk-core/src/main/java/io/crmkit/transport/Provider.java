package io.crmkit.transport;

import static java.util.Objects.requireNonNull;

import io.crmkit.RateLimiter;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything the transport needs to know of a provider, as data. Immutable. */
public final class Provider {

  /** The provider's name, for messages. */
  final String name;

  private final String environmentPrefix;

  /** The documented root of its API. */
  final String baseUrl;

  /** Where the API key travels. */
  final Credential credential;

  /** How its lists are paged. */
  final Paging paging;

  /** What it wraps around its data. */
  final Envelope envelope;

  /** Where its error bodies say what was wrong. */
  final ErrorFormat errorFormat;

  /**
   * What a user should do about a status, where the provider's documentation says more than the
   * status does; unmodifiable.
   */
  final Map<Integer, String> hints;

  private final Map<Duration, Integer> rateLimits;

  private Provider(Builder builder) {
    this.name = builder.name;
    this.environmentPrefix = builder.environmentPrefix;
    this.baseUrl = builder.baseUrl;
    this.credential = builder.credential;
    this.paging = requireNonNull(builder.paging, "paging == null");
    this.envelope = requireNonNull(builder.envelope, "envelope == null");
    this.errorFormat = builder.errorFormat;
    this.hints = Map.copyOf(builder.hints);
    this.rateLimits = Map.copyOf(builder.rateLimits);
  }

  /**
   * A builder for a provider that takes the key as a bearer token, says what was wrong in {@code
   * error}, and documents no rate limit, unless told otherwise. Paging and envelope have no
   * default.
   *
   * @param name the provider's name, for messages
   * @param environmentPrefix what its environment variables begin with, such as {@code KANVO}
   * @param baseUrl the documented root of its API
   */
  public static Builder builder(String name, String environmentPrefix, String baseUrl) {
    return new Builder(name, environmentPrefix, baseUrl);
  }

  /** A builder that starts from this description. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, environmentPrefix, baseUrl);
    copy.credential = credential;
    copy.paging = paging;
    copy.envelope = envelope;
    copy.errorFormat = errorFormat;
    copy.hints.putAll(hints);
    copy.rateLimits.putAll(rateLimits);
    return copy;
  }

  /** A new limiter that keeps the documented limits; an unlimited one when none is documented. */
  public RateLimiter rateLimiter() {
    RateLimiter[] limiters = new RateLimiter[rateLimits.size()];
    int count = 0;
    for (Map.Entry<Duration, Integer> limit : new TreeMap<>(rateLimits).entrySet()) {
      limiters[count++] = RateLimiter.slidingWindow(limit.getValue(), limit.getKey());
    }
    return switch (count) {
      case 0 -> RateLimiter.unlimited();
      case 1 -> limiters[0];
      default -> RateLimiter.allOf(limiters);
    };
  }

  /** The full name of one of the provider's environment variables. */
  public String environmentName(String suffix) {
    return environmentPrefix + "_" + suffix;
  }

  /** Builds a {@link Provider}. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String environmentPrefix;
    private final String baseUrl;
    private Credential credential = Credential.bearer();
    private @Nullable Paging paging;
    private @Nullable Envelope envelope;
    private ErrorFormat errorFormat = ErrorFormat.at("/error");
    private final Map<Integer, String> hints = new HashMap<>();
    private final Map<Duration, Integer> rateLimits = new HashMap<>();

    private Builder(String name, String environmentPrefix, String baseUrl) {
      this.name = name;
      this.environmentPrefix = environmentPrefix;
      this.baseUrl = baseUrl;
    }

    /** Where the API key travels. Default: as a bearer token. */
    public Builder credential(Credential credential) {
      this.credential = credential;
      return this;
    }

    /** How lists are paged. Required. */
    public Builder paging(Paging paging) {
      this.paging = paging;
      return this;
    }

    /** What is wrapped around data. Required. */
    public Builder envelope(Envelope envelope) {
      this.envelope = envelope;
      return this;
    }

    /** Where error bodies say what was wrong. Default: as a text in {@code error}. */
    public Builder errorFormat(ErrorFormat errorFormat) {
      this.errorFormat = errorFormat;
      return this;
    }

    /** What a user should do about a status, where the documentation says more than it does. */
    public Builder hint(int status, String hint) {
      hints.put(status, hint);
      return this;
    }

    /** A documented limit: so many requests in any span of a window. Default: none. */
    public Builder rateLimit(int requests, Duration window) {
      rateLimits.put(window, requests);
      return this;
    }

    /**
     * Builds the description.
     *
     * @throws NullPointerException if paging or envelope is missing
     */
    public Provider build() {
      return new Provider(this);
    }
  }
}
