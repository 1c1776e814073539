package io.crmkit.transport;

import static java.util.Objects.requireNonNull;

import io.crmkit.RateLimiter;
import io.crmkit.RequestListener;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a client's builder decided. Immutable. */
public final class TransportSettings {
  final HttpUrl baseUrl;
  final Supplier<String> apiKey;
  final Duration callTimeout;
  final Duration attemptTimeout;
  final RetryPolicy retryPolicy;
  final RateLimiter rateLimiter;
  final @Nullable OkHttpClient httpClient;
  final long maxResponseBytes;
  final RequestOptions options;
  final List<RequestListener> listeners;
  final UnaryOperator<Runnable> taskDecorator;
  final TimeSource time;
  final BiFunction<Integer, Duration, RateLimiter> slidingWindows;

  private TransportSettings(Builder builder, Supplier<String> apiKey, Provider provider) {
    this.baseUrl =
        BaseUrl.parse(
            builder.baseUrl == null ? provider.baseUrl : builder.baseUrl,
            builder.allowInsecureHttp);
    this.apiKey = apiKey;
    this.callTimeout = builder.callTimeout;
    this.attemptTimeout = builder.attemptTimeout;
    this.retryPolicy = builder.retryPolicy;
    this.rateLimiter = builder.rateLimiter == null ? provider.rateLimiter() : builder.rateLimiter;
    this.httpClient = builder.httpClient;
    this.maxResponseBytes = builder.maxResponseBytes;
    this.options = builder.options;
    this.listeners = List.copyOf(builder.listeners);
    this.taskDecorator = builder.taskDecorator;
    this.time = builder.time;
    this.slidingWindows = builder.slidingWindows;
  }

  /** A builder with the defaults that the clients' builders document. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings and checks each. Not thread-safe. */
  public static final class Builder {
    private @Nullable String baseUrl;
    private boolean allowInsecureHttp;
    private @Nullable Supplier<String> apiKey;
    private Duration callTimeout = Duration.ofMinutes(2);
    private Duration attemptTimeout = Duration.ofSeconds(20);
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private @Nullable RateLimiter rateLimiter;
    private @Nullable OkHttpClient httpClient;
    private long maxResponseBytes = 32L * 1024 * 1024;
    private RequestOptions options = RequestOptions.none();
    private final List<RequestListener> listeners = new ArrayList<>();
    private UnaryOperator<Runnable> taskDecorator = UnaryOperator.identity();
    private TimeSource time = TimeSource.SYSTEM;
    private BiFunction<Integer, Duration, RateLimiter> slidingWindows = RateLimiter::slidingWindow;

    private Builder() {}

    /** The root of the API. Default: the one that the provider documents. */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = requireNonNull(baseUrl, "baseUrl == null");
      return this;
    }

    /** Whether the base URL may be plain http to any host. */
    public Builder allowInsecureHttp(boolean allowInsecureHttp) {
      this.allowInsecureHttp = allowInsecureHttp;
      return this;
    }

    /** What gives the API key, asked before every attempt. Required. */
    public Builder apiKey(Supplier<String> apiKey) {
      this.apiKey = requireNonNull(apiKey, "apiKey == null");
      return this;
    }

    /** The limit of a whole call, longer than zero. */
    public Builder callTimeout(Duration callTimeout) {
      this.callTimeout = Checks.positive("callTimeout", callTimeout);
      return this;
    }

    /** The limit of one HTTP exchange, longer than zero. */
    public Builder attemptTimeout(Duration attemptTimeout) {
      this.attemptTimeout = Checks.positive("attemptTimeout", attemptTimeout);
      return this;
    }

    /** When and how often to repeat. */
    public Builder retryPolicy(RetryPolicy retryPolicy) {
      this.retryPolicy = requireNonNull(retryPolicy, "retryPolicy == null");
      return this;
    }

    /** How fast to send. Default: the limit that the provider documents. */
    public Builder rateLimiter(RateLimiter rateLimiter) {
      this.rateLimiter = requireNonNull(rateLimiter, "rateLimiter == null");
      return this;
    }

    /** The host's HTTP client. Default: one of its own. */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = requireNonNull(httpClient, "httpClient == null");
      return this;
    }

    /** The largest response to read, in bytes after decompression; at least 1. */
    public Builder maxResponseBytes(long maxResponseBytes) {
      if (maxResponseBytes < 1) {
        throw new IllegalArgumentException("maxResponseBytes < 1: " + maxResponseBytes);
      }
      this.maxResponseBytes = maxResponseBytes;
      return this;
    }

    /** What holds for every call: headers, and who is told of responses. */
    public Builder options(RequestOptions options) {
      this.options = requireNonNull(options, "options == null");
      return this;
    }

    /** One more who hears of every call. */
    public Builder listener(RequestListener listener) {
      listeners.add(requireNonNull(listener, "listener == null"));
      return this;
    }

    /** What is put around everything that runs in the background. */
    public Builder taskDecorator(UnaryOperator<Runnable> taskDecorator) {
      this.taskDecorator = requireNonNull(taskDecorator, "taskDecorator == null");
      return this;
    }

    /** The clock to wait by. */
    public Builder time(TimeSource time) {
      this.time = requireNonNull(time, "time == null");
      return this;
    }

    /** What makes {@link RateLimiter#slidingWindow} by the clock to wait by. */
    public Builder slidingWindows(BiFunction<Integer, Duration, RateLimiter> slidingWindows) {
      this.slidingWindows = slidingWindows;
      return this;
    }

    /**
     * Fixes the settings for a provider.
     *
     * @throws IllegalStateException if no API key was given
     * @throws IllegalArgumentException if the base URL cannot be used
     */
    public TransportSettings build(Provider provider) {
      if (apiKey == null) {
        throw new IllegalStateException(
            "apiKey is not set: call apiKey(…), or fromEnv() with %s in the environment"
                .formatted(provider.environmentName("API_KEY")));
      }
      return new TransportSettings(this, apiKey, provider);
    }
  }
}
