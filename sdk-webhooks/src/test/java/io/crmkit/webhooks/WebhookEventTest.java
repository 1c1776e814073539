package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What verified bodies are read as: the documented payloads, and odd ones. */
class WebhookEventTest {
  private static final String RECORD_CREATED =
      """
      {"event": "record.created", "workspace_id": "ws_abc123",
       "timestamp": "2026-06-17T14:20:00.000Z",
       "data": {"id": "b3e1a2f4", "title": "Smith Residence", "assignee_id": null,
                "data": {"budget": 10.50}, "created_at": "2026-06-17T14:20:00.000Z"}}
      """;

  @Test
  void readsKanvoEvent() {
    KanvoEvent event = (KanvoEvent) read(WebhookProvider.KANVO, RECORD_CREATED);

    assertThat(event.provider()).isEqualTo(WebhookProvider.KANVO);
    assertThat(event.type()).isEqualTo("record.created");
    assertThat(event.eventType()).contains(KanvoEventType.RECORD_CREATED);
    assertThat(event.workspaceId()).isEqualTo("ws_abc123");
    assertThat(event.timestamp()).contains(Instant.parse("2026-06-17T14:20:00Z"));
    assertThat(event.data().path("title").textValue()).isEqualTo("Smith Residence");
    assertThat(event.data().path("assignee_id").isNull()).isTrue();
    assertThat(event.payload().path("data")).isEqualTo(event.data());
  }

  @Test
  void readsLeadQualified() {
    WebhookEvent event =
        read(
            WebhookProvider.BOLSIVO,
            """
            {"event": "lead.qualified", "org_id": "org_abc123", "lead_id": "lead_xyz789",
             "business_name": "Sunrise Office Park", "score": 82,
             "fit_reason": "Active office park in Bellevue with 180+ reviews",
             "timestamp": "2026-06-20T14:32:10Z"}
            """);

    BolsivoEvent.LeadQualified lead = (BolsivoEvent.LeadQualified) event;
    assertThat(lead.type()).isEqualTo("lead.qualified");
    assertThat(lead.eventType()).contains(BolsivoEventType.LEAD_QUALIFIED);
    assertThat(lead.orgId()).isEqualTo("org_abc123");
    assertThat(lead.leadId()).isEqualTo("lead_xyz789");
    assertThat(lead.businessName()).isEqualTo("Sunrise Office Park");
    assertThat(lead.score()).isEqualTo(82);
    assertThat(lead.fitReason()).isEqualTo("Active office park in Bellevue with 180+ reviews");
    assertThat(lead.timestamp()).contains(Instant.parse("2026-06-20T14:32:10Z"));
  }

  @Test
  void readsLeadStatusChanged() {
    WebhookEvent event =
        read(
            WebhookProvider.BOLSIVO,
            """
            {"event": "lead.status_changed", "org_id": "org_abc123", "lead_id": "lead_xyz789",
             "business_name": "Sunrise Office Park", "previous_status": "contacted",
             "new_status": "on_hold", "timestamp": "2026-06-20T14:32:10Z"}
            """);

    BolsivoEvent.LeadStatusChanged change = (BolsivoEvent.LeadStatusChanged) event;
    assertThat(change.type()).isEqualTo("lead.status_changed");
    assertThat(change.orgId()).isEqualTo("org_abc123");
    assertThat(change.leadId()).isEqualTo("lead_xyz789");
    assertThat(change.businessName()).isEqualTo("Sunrise Office Park");
    assertThat(change.previousStatus()).isEqualTo(WebhookLeadStatus.CONTACTED);
    assertThat(change.newStatus()).isEqualTo(new WebhookLeadStatus("on_hold"));
    assertThat(change.newStatus()).hasToString("on_hold");
  }

  @Test
  void readsEmailSent() {
    WebhookEvent event =
        read(
            WebhookProvider.BOLSIVO,
            """
            {"event": "email.sent", "org_id": "org_abc123", "lead_id": "lead_xyz789",
             "email_id": "draft_def456", "to": "manager@example.com",
             "subject": "Quick question", "sequence_step": 1,
             "timestamp": "2026-06-20T14:32:10Z"}
            """);

    BolsivoEvent.EmailSent email = (BolsivoEvent.EmailSent) event;
    assertThat(email.type()).isEqualTo("email.sent");
    assertThat(email.orgId()).isEqualTo("org_abc123");
    assertThat(email.leadId()).isEqualTo("lead_xyz789");
    assertThat(email.emailId()).isEqualTo("draft_def456");
    assertThat(email.to()).isEqualTo("manager@example.com");
    assertThat(email.subject()).isEqualTo("Quick question");
    assertThat(email.sequenceStep()).isEqualTo(1);
  }

  @Test
  void readsUndocumentedBolsivoEventAsItself() {
    WebhookEvent event =
        read(WebhookProvider.BOLSIVO, "{\"event\":\"lead.lost\",\"org_id\":\"o\",\"n\":1}");

    assertThat(event).isInstanceOf(BolsivoEvent.Other.class);
    assertThat(event.type()).isEqualTo("lead.lost");
    assertThat(((BolsivoEvent) event).orgId()).isEqualTo("o");
    assertThat(((BolsivoEvent) event).eventType()).isEmpty();
    assertThat(event.payload().path("n").intValue()).isEqualTo(1);
  }

  @Test
  void readsMissingAndOddFieldsAsAbsent() {
    WebhookEvent event =
        read(
            WebhookProvider.BOLSIVO,
            """
            {"event": "lead.qualified", "org_id": 17, "lead_id": null, "business_name": ["a"],
             "score": "high", "timestamp": "yesterday"}
            """);

    BolsivoEvent.LeadQualified lead = (BolsivoEvent.LeadQualified) event;
    assertThat(lead.orgId()).isEqualTo("17");
    assertThat(lead.leadId()).isNull();
    assertThat(lead.businessName()).isNull();
    assertThat(lead.score()).isNull();
    assertThat(lead.fitReason()).isNull();
    assertThat(lead.timestamp()).isEmpty();
    assertThat(lead.payload().path("timestamp").textValue()).isEqualTo("yesterday");
  }

  @ParameterizedTest
  @ValueSource(strings = {"82", "82.0", "8.2e1"})
  void readsWholeScoreHoweverItIsWritten(String score) {
    assertThat(score(score)).isEqualTo(82);
  }

  @ParameterizedTest
  @ValueSource(strings = {"82.5", "1e400000000", "99999999999", "true", "{}"})
  void leavesScoreThatIsNoIntToThePayload(String score) {
    assertThat(score(score)).isNull();
  }

  @Test
  void readsKolveraEventWithItsCategory() {
    KolveraEvent event =
        (KolveraEvent) read(WebhookProvider.KOLVERA, "{\"event\":\"contact.phone_found\"}");

    assertThat(event.eventType()).contains(KolveraEventType.CONTACT_PHONE_FOUND);
    assertThat(event.category()).contains(KolveraEventType.Category.ENRICHMENT);
  }

  @Test
  void readsKaiVoxMissedCallUnderBothItsNames() {
    KaiVoxEvent alias = (KaiVoxEvent) read(WebhookProvider.KAIVOX, "{\"event\":\"missed_call\"}");
    KaiVoxEvent event = (KaiVoxEvent) read(WebhookProvider.KAIVOX, "{\"event\":\"call.missed\"}");

    assertThat(alias.type()).isEqualTo("missed_call");
    assertThat(alias.eventType()).contains(KaiVoxEventType.CALL_MISSED);
    assertThat(event.eventType()).contains(KaiVoxEventType.CALL_MISSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"KOLVA", "KOLVERA", "KAIVOX"})
  void findsTheNameInTypeWhereNoFieldIsDocumented(WebhookProvider provider) {
    assertThat(read(provider, "{\"type\":\"a.b\"}").type()).isEqualTo("a.b");
    assertThat(read(provider, "{\"event\":\"c.d\",\"type\":\"a.b\"}").type()).isEqualTo("c.d");
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void readsEventWithoutNameOrTime(WebhookProvider provider) {
    WebhookEvent event = read(provider, "{\"event\":{\"deep\":1},\"timestamp\":17}");

    assertThat(event.type()).isEmpty();
    assertThat(event.timestamp()).isEmpty();
    assertThat(event.provider()).isEqualTo(provider);
    assertThat(event).hasToString(provider + " (unnamed event)");
  }

  @Test
  void readsTimeWithAnyOffset() {
    WebhookEvent event =
        read(WebhookProvider.KANVO, "{\"timestamp\":\"2026-06-17T16:20:00+02:00\"}");

    assertThat(event.timestamp()).contains(Instant.parse("2026-06-17T14:20:00Z"));
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void handsOutPayloadsThatDoNotShareChanges(WebhookProvider provider) {
    WebhookEvent event = read(provider, "{\"event\":\"x\",\"data\":{\"a\":1}}");
    ((ObjectNode) event.payload()).remove("event");
    ((ObjectNode) event.payload().path("data")).removeAll();

    assertThat(event.payload()).hasToString("{\"event\":\"x\",\"data\":{\"a\":1}}");
  }

  @Test
  void handsOutKanvoDataThatDoesNotShareChanges() {
    KanvoEvent event = (KanvoEvent) read(WebhookProvider.KANVO, RECORD_CREATED);
    ((ObjectNode) event.data()).removeAll();

    assertThat(event.data().path("id").textValue()).isEqualTo("b3e1a2f4");
  }

  @Test
  void keepsNumbersAsTheyWereSent() {
    WebhookEvent event = read(WebhookProvider.KOLVA, "{\"total_ht\":1500.10,\"n\":1e3}");

    assertThat(event.payload().path("total_ht").decimalValue())
        .isEqualTo(new BigDecimal("1500.10"));
  }

  @Test
  void showsNoContentAndNoLineBreakOfANameInItsText() {
    WebhookEvent event =
        read(
            WebhookProvider.KANVO,
            "{\"event\":\"a\\nb "
                + "c".repeat(100)
                + "\",\"timestamp\":\"2026-06-17T14:20:00Z\",\"data\":\"private\"}");

    assertThat(event).hasToString("KANVO a?b?" + "c".repeat(60) + " of 2026-06-17T14:20:00Z");
  }

  @Test
  void isEqualToAnEventWithTheSameContent() {
    assertThat(read(WebhookProvider.KANVO, RECORD_CREATED))
        .isEqualTo(read(WebhookProvider.KANVO, RECORD_CREATED))
        .isNotEqualTo(read(WebhookProvider.KANVO, "{}"));
  }

  @Test
  void comparesTheKindOfAnyEventWithoutACast() {
    WebhookEvent event = read(WebhookProvider.KANVO, RECORD_CREATED);
    WebhookEventType<?> kind = event.eventType().orElse(KanvoEventType.TASK_CREATED);

    assertThat(kind).isSameAs(KanvoEventType.RECORD_CREATED);
    assertThat(KanvoEventType.of(event.type())).contains(KanvoEventType.RECORD_CREATED);
  }

  private static Integer score(String json) {
    String body = "{\"event\":\"lead.qualified\",\"score\":" + json + "}";
    return ((BolsivoEvent.LeadQualified) read(WebhookProvider.BOLSIVO, body)).score();
  }
}
