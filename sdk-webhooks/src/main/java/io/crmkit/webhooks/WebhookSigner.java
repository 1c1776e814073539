package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

/**
 * Signs bodies as a provider does, for tests of a receiver and for relaying deliveries. Immutable
 * and thread-safe.
 */
public final class WebhookSigner {
  private final WebhookProvider provider;
  private final Hmac hmac;

  private WebhookSigner(WebhookProvider provider, Hmac hmac) {
    this.provider = provider;
    this.hmac = hmac;
  }

  /**
   * Returns a signer for one endpoint's secret.
   *
   * @param provider in whose way to sign
   * @param secret the signing secret; its UTF-8 bytes are the key
   * @return a signer that any number of threads may use
   * @throws IllegalArgumentException if the secret is blank, or begins or ends with white space
   */
  public static WebhookSigner of(WebhookProvider provider, String secret) {
    requireNonNull(provider, "provider == null");
    requireNonNull(secret, "secret == null");
    return new WebhookSigner(
        provider, Hmac.ofSecret(provider.description().signatureFormat().algorithm(), secret));
  }

  /** {@return the provider whose format is produced} */
  public WebhookProvider provider() {
    return provider;
  }

  /**
   * {@return the value of the header {@link WebhookProvider#headerName()} for this body, as the
   * provider writes it} That Kolva and KaiVox send bare digits is not documented by the providers,
   * our decision.
   *
   * @param body the bytes that will be sent
   */
  public String sign(byte[] body) {
    requireNonNull(body, "body == null");
    return provider.description().signatureFormat().encode(hmac.sign(body));
  }

  /** Names the provider, never the secret. */
  @Override
  public String toString() {
    return "WebhookSigner[provider=" + provider + "]";
  }
}
