package io.crmkit.kanvo;

import io.crmkit.CrmException;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.Checks;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import java.util.List;
import java.util.Objects;

/**
 * Kanvo's webhook endpoints: where it sends events to. Every call needs a key with the admin scope.
 * Immutable and thread-safe.
 *
 * <p>Every method throws a {@link CrmException} of the kind that fits when the call fails.
 */
public final class KanvoWebhooks {
  private static final String PATH = "webhooks";
  private static final ResponseReader<Items<KanvoWebhook>> WEBHOOKS =
      Responses.items(KanvoWebhook.class);
  private static final ResponseReader<KanvoCreatedWebhook> CREATED =
      Responses.item(KanvoCreatedWebhook.class);

  private final HttpTransport transport;

  KanvoWebhooks(HttpTransport transport) {
    this.transport = transport;
  }

  /**
   * Lists the endpoints. Kanvo documents no paging here: one request gets them all.
   *
   * @return the endpoints, without their secrets; unmodifiable
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: List webhooks</a>
   */
  public List<KanvoWebhook> list() {
    return List.copyOf(transport.execute(ApiRequest.get(PATH).returning(WEBHOOKS)).items());
  }

  /**
   * Registers an endpoint. Never sent twice when its outcome is unknown.
   *
   * @param webhook what to register
   * @return the endpoint with its signing secret, which Kanvo shows this once only: store it
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Register a webhook</a>
   */
  public KanvoCreatedWebhook create(KanvoWebhookCreate webhook) {
    return transport.execute(
        ApiRequest.post(PATH)
            .body(Objects.requireNonNull(webhook, "webhook == null"))
            .returning(CREATED));
  }

  /**
   * Removes an endpoint.
   *
   * @param id its id, such as {@code wh_abc123}
   * @throws IllegalArgumentException if the id is blank
   * @throws io.crmkit.NotFoundException if it does not exist
   * @see <a href="https://kanvocrm.com">Kanvo API Reference: Delete a webhook</a>
   */
  public void delete(String id) {
    transport.execute(
        ApiRequest.delete(PATH)
            .query("id", Checks.notBlank("id", id))
            .returning(Responses.nothing()));
  }
}
