package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.webhooks.KanvoEventType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operations under {@code /webhooks}, all of which need the admin scope. */
final class FakeKanvoWebhooks {
  private static final String PATH = "/webhooks";
  private static final SampleEventNames EVENTS =
      new SampleEventNames("events", List.of(KanvoEventType.values()));

  private final Ids ids;
  private final InstantSource time;
  private final FakeWebhooks receivers;
  private final Table webhooks = new Table("Webhook");
  private final Map<String, WebhookEndpoint> endpoints = new HashMap<>();

  FakeKanvoWebhooks(Ids ids, InstantSource time, FakeWebhooks receivers) {
    this.receivers = receivers;
    this.ids = ids;
    this.time = time;
  }

  Snapshot snapshot() {
    Map<String, WebhookEndpoint> endpointsThen = Map.copyOf(endpoints);
    Snapshot rows = webhooks.snapshot();
    return () -> {
      rows.restore();
      endpoints.clear();
      endpoints.putAll(endpointsThen);
    };
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PATH, "admin", this::list),
        Route.of("POST", PATH, "admin", this::create)
            .body(
                Field.required("url", ValueType.TEXT),
                Field.required("events", ValueType.TEXT_LIST)),
        Route.of("DELETE", PATH, "admin", this::delete)
            .query(Field.required("id", ValueType.TEXT)));
  }

  private FakeResponse list(Call call) {
    return KanvoEnvelope.INSTANCE.item(
        Json.array(webhooks.all().stream().map(this::withStatus).toList()));
  }

  private ObjectNode withStatus(ObjectNode webhook) {
    WebhookEndpoint endpoint = endpoints.get(webhook.path("id").asText());
    return endpoint == null ? webhook : withStatus(webhook.deepCopy(), endpoint.status());
  }

  private static ObjectNode withStatus(ObjectNode webhook, WebhookEndpoint.Status status) {
    Instant triggered = status.lastTriggered();
    webhook.put("last_triggered_at", triggered == null ? null : Timestamps.of(triggered));
    webhook.put("last_status", status.lastStatus());
    return webhook.put("failure_count", status.failures());
  }

  /** Answers with the secret, which is shown nowhere else. */
  private FakeResponse create(Call call) {
    requireHttps(call.body().path("url").asText());
    EVENTS.check(call.body().path("events"));
    ObjectNode webhook = Json.object().put("id", "wh_" + ids.hex(12));
    webhook.setAll(call.body());
    webhook.put("is_active", true);
    webhook.putNull("last_triggered_at");
    webhook.putNull("last_status");
    webhook.put("failure_count", 0);
    webhook.put("created_at", Timestamps.of(time.instant()));
    webhooks.put(webhook);
    String secret = "whsec_" + ids.hex(32);
    endpoints.put(
        webhook.path("id").asText(),
        receivers.register(
            webhook.path("url").asText(), secret, Json.textsOf(webhook.path("events"))));
    return KanvoEnvelope.INSTANCE.created(webhook.deepCopy().put("secret", secret));
  }

  private FakeResponse delete(Call call) {
    String id = call.query("id").orElseThrow();
    webhooks.remove(id);
    WebhookEndpoint endpoint = endpoints.remove(id);
    if (endpoint != null) {
      receivers.remove(endpoint);
    }
    return KanvoEnvelope.INSTANCE.deleted(id);
  }

  private void requireHttps(String url) {
    if (!receivers.takes(url)) {
      throw ErrorReply.badRequest("Field 'url' must be an https URL: '" + url + "'");
    }
  }
}
