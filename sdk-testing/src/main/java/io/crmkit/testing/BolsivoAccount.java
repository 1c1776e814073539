package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.webhooks.BolsivoEventType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The whole state of a {@link FakeBolsivo} between two resets. */
final class BolsivoAccount {
  static final String SCALE_PLAN = "scale";
  private static final SampleEventNames EVENTS =
      new SampleEventNames("event_types", List.of(BolsivoEventType.values()));
  private static final Field[] WEBHOOK = {
    Field.optional("name", ValueType.TEXT),
    Field.optional("target_url", ValueType.WEB_ADDRESS),
    Field.optional("event_types", ValueType.TEXT_LIST)
  };

  /** The order in which Bolsivo names them; that it moves leads so is not documented. */
  private static final Map<BolsivoLeadStatus, Set<BolsivoLeadStatus>> NEXT =
      Map.of(
          BolsivoLeadStatus.NEW, Set.of(BolsivoLeadStatus.QUALIFIED),
          BolsivoLeadStatus.QUALIFIED, Set.of(BolsivoLeadStatus.CONTACTED),
          BolsivoLeadStatus.CONTACTED, Set.of(BolsivoLeadStatus.REPLIED),
          BolsivoLeadStatus.REPLIED, Set.of(BolsivoLeadStatus.MEETING),
          BolsivoLeadStatus.MEETING,
              Set.of(BolsivoLeadStatus.CLOSED_WON, BolsivoLeadStatus.CLOSED_LOST));

  private final Ids ids = new Ids();
  private final Table leads = new Table("Lead");
  private final BolsivoSeed seed = new BolsivoSeed(this);
  private final InstantSource time;
  private final FakeWebhooks receivers;

  BolsivoAccount(InstantSource time, FakeWebhooks receivers) {
    this.receivers = receivers;
    this.time = time;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/leads", SCALE_PLAN, call -> FakeResponse.ok(Json.array(leads.all()))),
        Route.of("POST", "/webhooks", SCALE_PLAN, this::createWebhook).body(WEBHOOK));
  }

  Snapshot snapshot() {
    return Snapshot.all(ids.snapshot(), leads.snapshot(), seed.snapshot());
  }

  void seed(int count) {
    seed.add(count);
  }

  String add(ObjectNode fields) {
    String id = "lead_" + ids.hex(12);
    ObjectNode lead = Json.object().put("id", id).put("status", BolsivoLeadStatus.NEW.wireName());
    lead.setAll(fields);
    leads.put(lead.put("created_at", Timestamps.of(time.instant())));
    return id;
  }

  void move(String id, BolsivoLeadStatus status) {
    ObjectNode lead =
        leads
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no lead '" + id + "'"))
            .deepCopy();
    BolsivoLeadStatus now = new BolsivoLeadStatus(lead.path("status").asText());
    Set<BolsivoLeadStatus> next = NEXT.getOrDefault(now, Set.of());
    if (!next.contains(status)) {
      throw new IllegalArgumentException(
          "a lead that is %s cannot become %s; it can become one of %s"
              .formatted(now, status, next));
    }
    leads.put(lead.put("status", status.wireName()));
    if (status.equals(BolsivoLeadStatus.QUALIFIED)) {
      tellQualified(lead);
    }
    tellMoved(lead, now);
  }

  private void tellQualified(ObjectNode lead) {
    ObjectNode event = event("lead.qualified", lead);
    event.set("score", lead.path("score"));
    event.set("fit_reason", Json.orNull(lead.get("fit_reason")));
    tell(event);
  }

  private void tellMoved(ObjectNode lead, BolsivoLeadStatus before) {
    ObjectNode event = event("lead.status_changed", lead);
    event.put("previous_status", before.wireName());
    event.set("new_status", lead.path("status"));
    tell(event);
  }

  private static ObjectNode event(String name, ObjectNode lead) {
    ObjectNode event = Json.object().put("event", name).put("org_id", "org_fake");
    event.set("lead_id", lead.path("id"));
    return event.set("business_name", lead.path("business_name"));
  }

  private void tell(ObjectNode event) {
    Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
    receivers.fire(event.put("timestamp", now.toString()));
  }

  /** Answers with the secret, which is shown nowhere else. */
  private FakeResponse createWebhook(Call call) {
    if (Stream.of(WEBHOOK).anyMatch(field -> isEmpty(call.body().path(field.name())))) {
      throw ErrorReply.badRequest("name, target_url and event_types required");
    }
    EVENTS.check(call.body().path("event_types"));
    ObjectNode webhook = Json.object().put("id", "wh_" + ids.hex(12));
    webhook.setAll(call.body());
    String secret = "whsec_" + ids.hex(32);
    receivers.register(
        webhook.path("target_url").asText(), secret, Json.textsOf(webhook.path("event_types")));
    return FakeResponse.of(201, webhook.put("secret", secret));
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isTextual() ? value.textValue().isBlank() : value.isEmpty();
  }
}
