package io.crmkit.bolsivo;

import io.crmkit.CrmException;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.util.Objects;

/**
 * Bolsivo's webhook endpoints: where it sends events to. They can be registered; listing and
 * removing them is not documented. Immutable and thread-safe.
 */
public final class BolsivoWebhooks {
  private static final ResponseReader<BolsivoCreatedWebhook> CREATED =
      Responses.itemOrBody(BolsivoCreatedWebhook.class);

  private final HttpTransport transport;

  BolsivoWebhooks(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Registers an endpoint. Never sent twice when its outcome is unknown: then the exception's
   * {@link CrmException#outcome()} is {@code UNKNOWN}.
   *
   * @param webhook what to register
   * @return the endpoint with its signing secret, which Bolsivo shows this once only: store it
   * @throws CrmException if the call fails
   * @see <a href="https://bolsivo.com">Bolsivo API and Webhooks: Register a webhook endpoint</a>
   */
  public BolsivoCreatedWebhook create(BolsivoWebhookCreate webhook) {
    return transport.execute(
        ApiRequest.post("webhooks")
            .body(Objects.requireNonNull(webhook, "webhook == null"))
            .returning(CREATED));
  }
}
