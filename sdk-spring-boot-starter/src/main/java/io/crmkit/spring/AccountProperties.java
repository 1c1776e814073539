package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * The settings of one client, null where nothing is set. A class with setters, since those of some
 * providers have more: records cannot be extended.
 */
class AccountProperties {
  /** API key. Without one there is no client. */
  private @Nullable String apiKey;

  /** Root of the API, if it is not the documented one. */
  private @Nullable String baseUrl;

  /**
   * Whether the base URL may be plain http to another machine, where the key travels readable.
   * False by default.
   */
  private @Nullable Boolean allowInsecureHttp;

  /** Limit of a whole call, retries and waits included. 2 minutes by default. */
  private @Nullable Duration callTimeout;

  /** Limit of one HTTP exchange. 20 seconds by default. */
  private @Nullable Duration attemptTimeout;

  /** Largest response to read, after decompression. 32 MB by default. */
  private @Nullable DataSize maxResponseSize;

  /** Headers to send with every call, by name. */
  private Map<String, String> defaultHeaders = new LinkedHashMap<>();

  /** When to repeat a failed attempt. */
  @NestedConfigurationProperty private @Nullable RetryProperties retry;

  /** How fast to send. */
  @NestedConfigurationProperty private @Nullable RateLimitProperties rateLimit;

  /** Sets what is set here, but for retries and limit: those are settled over all layers. */
  void applyTo(ClientBuilder<?, ?> builder) {
    if (apiKey != null) {
      builder.apiKey(apiKey);
    }
    if (baseUrl != null) {
      builder.baseUrl(baseUrl);
    }
    if (allowInsecureHttp != null) {
      builder.allowInsecureHttp(allowInsecureHttp);
    }
    if (callTimeout != null) {
      builder.callTimeout(callTimeout);
    }
    if (attemptTimeout != null) {
      builder.attemptTimeout(attemptTimeout);
    }
    if (maxResponseSize != null) {
      builder.maxResponseBytes(maxResponseSize.toBytes());
    }
    defaultHeaders.forEach(builder::defaultHeader);
  }

  public @Nullable String getApiKey() {
    return apiKey;
  }

  public void setApiKey(@Nullable String apiKey) {
    this.apiKey = apiKey;
  }

  public @Nullable String getBaseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(@Nullable String baseUrl) {
    this.baseUrl = baseUrl;
  }

  public @Nullable Boolean getAllowInsecureHttp() {
    return allowInsecureHttp;
  }

  public void setAllowInsecureHttp(@Nullable Boolean allowInsecureHttp) {
    this.allowInsecureHttp = allowInsecureHttp;
  }

  public @Nullable Duration getCallTimeout() {
    return callTimeout;
  }

  public void setCallTimeout(@Nullable Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  public @Nullable Duration getAttemptTimeout() {
    return attemptTimeout;
  }

  public void setAttemptTimeout(@Nullable Duration attemptTimeout) {
    this.attemptTimeout = attemptTimeout;
  }

  public @Nullable DataSize getMaxResponseSize() {
    return maxResponseSize;
  }

  public void setMaxResponseSize(@Nullable DataSize maxResponseSize) {
    this.maxResponseSize = maxResponseSize;
  }

  public Map<String, String> getDefaultHeaders() {
    return defaultHeaders;
  }

  public void setDefaultHeaders(Map<String, String> defaultHeaders) {
    this.defaultHeaders = defaultHeaders;
  }

  public @Nullable RetryProperties getRetry() {
    return retry;
  }

  public void setRetry(@Nullable RetryProperties retry) {
    this.retry = retry;
  }

  public @Nullable RateLimitProperties getRateLimit() {
    return rateLimit;
  }

  public void setRateLimit(@Nullable RateLimitProperties rateLimit) {
    this.rateLimit = rateLimit;
  }

  /** Without the key, and without headers: those may hold secrets, too. */
  @Override
  public String toString() {
    return "%s{baseUrl=%s}".formatted(getClass().getSimpleName(), baseUrl);
  }
}
