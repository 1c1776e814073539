package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.webhooks.KanvoEventType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;

/** The operations under {@code /webhooks}, all of which need the admin scope. */
final class FakeKanvoWebhooks {
  private static final String PATH = "/webhooks";
  private static final SampleEventNames EVENTS =
      new SampleEventNames("events", List.of(KanvoEventType.values()));

  private final Ids ids;
  private final InstantSource time;
  private final Table webhooks = new Table("Webhook");

  FakeKanvoWebhooks(Ids ids, InstantSource time) {
    this.ids = ids;
    this.time = time;
  }

  Snapshot snapshot() {
    return webhooks.snapshot();
  }

  List<Route> routes() {
    return List.of(
        Route.of(
            "GET", PATH, "admin", call -> KanvoEnvelope.INSTANCE.item(Json.array(webhooks.all()))),
        Route.of("POST", PATH, "admin", this::create)
            .body(
                Field.required("url", ValueType.TEXT),
                Field.required("events", ValueType.TEXT_LIST)),
        Route.of("DELETE", PATH, "admin", this::delete)
            .query(Field.required("id", ValueType.TEXT)));
  }

  /** Answers with the secret, which is kept nowhere else. */
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
    return KanvoEnvelope.INSTANCE.created(webhook.deepCopy().put("secret", "whsec_" + ids.hex(32)));
  }

  private FakeResponse delete(Call call) {
    String id = call.query("id").orElseThrow();
    webhooks.remove(id);
    return KanvoEnvelope.INSTANCE.deleted(id);
  }

  private static void requireHttps(String url) {
    if (!isHttps(url)) {
      throw ErrorReply.badRequest("Field 'url' must be an https URL: '" + url + "'");
    }
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = new URI(url);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
