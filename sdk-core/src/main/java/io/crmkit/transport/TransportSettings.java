package io.crmkit.transport;

import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a client's builder decided. */
public final class TransportSettings {
  final HttpUrl baseUrl;
  final Supplier<String> apiKey;
  final Duration callTimeout;
  final Duration attemptTimeout;
  final RetryPolicy retryPolicy;
  final RateLimiter rateLimiter;
  final @Nullable OkHttpClient httpClient;
  final long maxResponseBytes;
  final TimeSource time;

  private TransportSettings(Builder builder, HttpUrl baseUrl, Provider provider) {
    this.baseUrl = baseUrl;
    this.apiKey = Objects.requireNonNull(builder.apiKey, "apiKey == null");
    this.callTimeout = builder.callTimeout;
    this.attemptTimeout = builder.attemptTimeout;
    this.retryPolicy = builder.retryPolicy;
    this.rateLimiter =
        builder.rateLimiter != null ? builder.rateLimiter : provider.rateLimiter().get();
    this.httpClient = builder.httpClient;
    this.maxResponseBytes = builder.maxResponseBytes;
    this.time = builder.time;
  }

  /** Collects settings, with the defaults that the clients' builders document. */
  public static final class Builder {
    public @Nullable Supplier<String> apiKey;
    public Duration callTimeout = Duration.ofMinutes(2);
    public Duration attemptTimeout = Duration.ofSeconds(20);
    public RetryPolicy retryPolicy = RetryPolicy.defaults();
    public @Nullable RateLimiter rateLimiter;
    public @Nullable OkHttpClient httpClient;
    public long maxResponseBytes = 32L * 1024 * 1024;
    public TimeSource time = TimeSource.SYSTEM;

    /** Starts from the defaults. */
    public Builder() {}

    /** Fixes the settings. */
    public TransportSettings build(HttpUrl baseUrl, Provider provider) {
      return new TransportSettings(this, baseUrl, provider);
    }
  }
}
