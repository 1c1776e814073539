package io.crmkit.transport;

import io.crmkit.RateLimiter;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything the transport needs to know of a provider, as data.
 *
 * @param name the provider's name, for messages
 * @param environmentPrefix what its environment variables begin with, such as {@code KANVO}
 * @param baseUrl the documented root of its API
 * @param credential where the API key travels
 * @param paging how its lists are paged
 * @param envelope what it wraps around its data
 * @param errorFormat where its error bodies say what was wrong
 * @param hints what a user should do about a status, where the provider's documentation says more
 *     than the status does
 * @param rateLimiter makes the limiter that keeps the documented limit
 */
public record Provider(
    String name,
    String environmentPrefix,
    String baseUrl,
    Credential credential,
    Paging paging,
    Envelope envelope,
    ErrorFormat errorFormat,
    Map<Integer, String> hints,
    Supplier<RateLimiter> rateLimiter) {

  /** Copies the hints. */
  public Provider {
    hints = Map.copyOf(hints);
  }

  /** The same provider with the API key in another place. */
  public Provider withCredential(Credential other) {
    return new Provider(
        name, environmentPrefix, baseUrl, other, paging, envelope, errorFormat, hints, rateLimiter);
  }

  /** The same provider with another documented limit. */
  public Provider withRateLimiter(Supplier<RateLimiter> other) {
    return new Provider(
        name, environmentPrefix, baseUrl, credential, paging, envelope, errorFormat, hints, other);
  }

  /** The full name of one of the provider's environment variables. */
  public String environmentName(String suffix) {
    return environmentPrefix + "_" + suffix;
  }
}
