package io.crmkit.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;

/**
 * One account of a provider. What is not set is taken from the provider's own settings, and what is
 * not set there from the client's defaults.
 *
 * @param apiKey API key of the account.
 * @param baseUrl Root of the API, if it is not the documented one.
 * @param callTimeout Limit of a whole call, retries and waits included.
 * @param attemptTimeout Limit of one HTTP exchange.
 * @param retry When to repeat a failed attempt.
 * @param rateLimit How fast to send.
 */
record AccountProperties(
    @Nullable String apiKey,
    @Nullable String baseUrl,
    @Nullable Duration callTimeout,
    @Nullable Duration attemptTimeout,
    @NestedConfigurationProperty @Nullable RetryProperties retry,
    @NestedConfigurationProperty @Nullable RateLimitProperties rateLimit) {

  /** These settings, and the other ones where nothing is set here. */
  AccountProperties orElse(AccountProperties other) {
    return new AccountProperties(
        apiKey == null ? other.apiKey : apiKey,
        baseUrl == null ? other.baseUrl : baseUrl,
        callTimeout == null ? other.callTimeout : callTimeout,
        attemptTimeout == null ? other.attemptTimeout : attemptTimeout,
        retry == null ? other.retry : retry,
        rateLimit == null ? other.rateLimit : rateLimit);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "AccountProperties{baseUrl=" + baseUrl + "}";
  }
}
