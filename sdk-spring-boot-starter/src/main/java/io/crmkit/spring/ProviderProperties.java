package io.crmkit.spring;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A provider: the settings of its client, and of those of further accounts.
 *
 * @param apiKey API key. Without one there is no client but those of the accounts.
 * @param baseUrl Root of the API, if it is not the documented one.
 * @param callTimeout Limit of a whole call, retries and waits included. Default 2 minutes.
 * @param attemptTimeout Limit of one HTTP exchange. Default 20 seconds.
 * @param retry When to repeat a failed attempt.
 * @param rateLimit How fast to send.
 * @param accounts Further accounts by name, each with a client bean of its own.
 */
record ProviderProperties(
    @Nullable String apiKey,
    @Nullable String baseUrl,
    @Nullable Duration callTimeout,
    @Nullable Duration attemptTimeout,
    @NestedConfigurationProperty @Nullable RetryProperties retry,
    @NestedConfigurationProperty @Nullable RateLimitProperties rateLimit,
    @DefaultValue Map<String, AccountProperties> accounts) {

  /** The provider's own account. */
  AccountProperties own() {
    return new AccountProperties(apiKey, baseUrl, callTimeout, attemptTimeout, retry, rateLimit);
  }

  /** A further account, with what is set for the provider where it sets nothing itself. */
  AccountProperties account(String name) {
    return Objects.requireNonNull(accounts.get(name)).orElse(own());
  }

  /** Without keys. */
  @Override
  public String toString() {
    return "ProviderProperties{baseUrl=%s, accounts=%s}".formatted(baseUrl, accounts.keySet());
  }
}
