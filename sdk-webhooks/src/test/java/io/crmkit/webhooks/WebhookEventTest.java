package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.util.Throwables.getStackTrace;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.webhooks.UnreadableEventException.Reason;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading verified bodies: the documented payloads, odd ones, and hostile ones. */
class WebhookEventTest {
  private static final String RECORD_CREATED =
      """
      {"event": "record.created", "workspace_id": "ws_abc123",
       "timestamp": "2026-06-17T14:20:00.000Z",
       "data": {"id": "b3e1a2f4", "title": "Smith Residence", "assignee_id": null,
                "data": {"budget": 10.50}, "created_at": "2026-06-17T14:20:00.000Z"}}
      """;

  record Lead(String id, String title, Instant created_at) {}

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
  void readsDataIntoAClassOfTheUser() {
    WebhookEvent event = read(WebhookProvider.KANVO, RECORD_CREATED);

    assertThat(event.dataAs(Lead.class))
        .isEqualTo(new Lead("b3e1a2f4", "Smith Residence", Instant.parse("2026-06-17T14:20:00Z")));
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
    assertThat(email.dataAs(Recipient.class)).isEqualTo(new Recipient("manager@example.com"));
  }

  record Recipient(String to) {}

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
  @ValueSource(strings = {"KOLVA", "KOLVERA", "KAIVOX"})
  void readsDataOrElseTheWholeBodyWhereNoneIsDocumented(WebhookProvider provider) {
    assertThat(read(provider, "{\"data\":{\"to\":\"x\"},\"to\":\"y\"}").dataAs(Recipient.class))
        .isEqualTo(new Recipient("x"));
    assertThat(read(provider, "{\"to\":\"y\"}").dataAs(Recipient.class))
        .isEqualTo(new Recipient("y"));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":}",
        "{\"a\":1}}",
        "{} {}",
        "{'a':1}",
        "nul",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"a\":1}}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\ud8"
      })
  void refusesMalformedJson(String body) {
    assertThat(unreadable(body.getBytes(UTF_8)).reason()).isEqualTo(Reason.MALFORMED_JSON);
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
    byte[] binary = {0, 0, 1, 2, 3};

    assertThat(unreadable(latin1).reason()).isEqualTo(Reason.MALFORMED_JSON);
    assertThat(unreadable(binary).reason()).isEqualTo(Reason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080", // NUL, overlong
        "c1a1", // a, overlong
        "e080af", // a slash, overlong
        "f08080af", // the same in four bytes
        "eda080", // half of a surrogate pair
        "f4908080", // beyond the last character
        "e28080c0" // a character, and half of another
      })
  void refusesWhatIsNoUtf8(String hex) {
    byte[] odd = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"event\":\"".getBytes(UTF_8));
    body.writeBytes(odd);
    body.writeBytes("\"}".getBytes(UTF_8));

    assertThat(unreadable(body.toByteArray()))
        .hasMessage("KANVO delivery is not UTF-8")
        .hasNoCause()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED_JSON));
  }

  @Test
  void readsCharactersOfEveryLengthInUtf8() {
    String type = "a\u00e9\u20ac\ud83d\ude00";

    assertThat(read(WebhookProvider.KANVO, "{\"event\":\"" + type + "\"}").type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "[{}]", "1", "\"{}\"", "true", "null"})
  void refusesWhatIsNoObject(String body) {
    UnreadableEventException refused = unreadable(body.getBytes(UTF_8));

    assertThat(refused.reason()).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(refused).hasMessage("KANVO delivery is not a JSON object");
  }

  @Test
  void refusesDeepNestingAndHugeNumbers() {
    List<String> bodies =
        List.of(
            "{\"a\":".repeat(100_000),
            "{\"a\":" + "[".repeat(100_000),
            "{\"a\":" + "1".repeat(100_000) + "}",
            "{\"a\":0." + "1".repeat(100_000) + "}",
            "{\"a\":1e40000000000}",
            "{\"a\":1e-40000000000}",
            "{\"a\":0.1e-2147483648}");

    assertThat(bodies)
        .allSatisfy(
            body ->
                assertThat(unreadable(body.getBytes(UTF_8)).reason())
                    .isEqualTo(Reason.LIMIT_EXCEEDED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1.50E+309", "1e-400"})
  void readsANumberBeyondADoubleAsItIs(String number) {
    JsonNode amount =
        read(WebhookProvider.KANVO, "{\"amount\":" + number + "}").payload().get("amount");

    assertThat(amount.decimalValue()).isEqualTo(new BigDecimal(number));
  }

  @Test
  void readsNestingWithinTheLimit() {
    String deep = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";

    assertThat(read(WebhookProvider.KANVO, deep).payload()).hasToString(deep.replace(" ", ""));
  }

  @Test
  void tellsWhereABodyIsMalformedWithoutQuotingIt() {
    UnreadableEventException refused =
        unreadable("{\"event\": private-word-of-a-customer}".getBytes(UTF_8));

    assertThat(refused).hasMessageMatching("KANVO delivery is malformed JSON before byte \\d+");
    assertThat(refused).hasNoCause();
    assertThat(refused.provider()).isEqualTo(WebhookProvider.KANVO);
  }

  @Test
  void tellsWhereDataDoesNotFitWithoutQuotingIt() {
    WebhookEvent event =
        read(WebhookProvider.KANVO, "{\"data\":{\"id\":\"1\",\"created_at\":\"private-word\"}}");

    assertThat(misfit(event))
        .hasMessage(
            "KANVO delivery does not fit io.crmkit.webhooks.WebhookEventTest$Lead at created_at")
        .hasNoCause();
  }

  record Scores(Map<String, Integer> byName) {}

  @Test
  void quotesNoKeysOfMapsWhereDataDoesNotFit() {
    WebhookEvent event =
        read(WebhookProvider.KANVO, "{\"data\":{\"byName\":{\"private-word\":\"high\"}}}");

    assertThatThrownBy(() -> event.dataAs(Scores.class))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(
            "KANVO delivery does not fit io.crmkit.webhooks.WebhookEventTest$Scores at byName.[]");
  }

  @Test
  void tellsThatAClassCannotBeBound() {
    WebhookEvent event = read(WebhookProvider.KANVO, RECORD_CREATED);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.dataAs(Runnable.class))
        .withMessage(
            "Jackson cannot bind java.lang.Runnable; has it a constructor that Jackson can call, and"
                + " on the module path, is its package open to com.fasterxml.jackson.databind?");
  }

  /** A class that Jackson cannot make of anything. */
  static final class Unbindable {
    private Unbindable(int first, int second) {}
  }

  record Holder(Unbindable held) {}

  @Test
  void quotesNoContentWhereAClassCannotBeBound() {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"held\":\"private-word\"}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.dataAs(Holder.class))
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain("private-word"))
        .withMessageStartingWith(
            "Jackson cannot bind io.crmkit.webhooks.WebhookEventTest$Unbindable; ");
  }

  static final class Anything {
    @JsonAnySetter final Map<String, Integer> fields = new HashMap<>();
  }

  @Test
  void quotesNoFieldThatTheClassDoesNotName() {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"private-word\":\"high\"}}");

    assertThatThrownBy(() -> event.dataAs(Anything.class))
        .isInstanceOf(UnreadableEventException.class)
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain("private-word"));
  }

  enum Level {
    HIGH
  }

  record Picky(Level level) {
    Picky {
      throw new IllegalArgumentException("no " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"private-word", "HIGH"})
  void quotesNoValueThatTheClassRefuses(String value) {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"level\":\"" + value + "\"}}");

    assertThatThrownBy(() -> event.dataAs(Picky.class))
        .isInstanceOf(UnreadableEventException.class)
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain(value));
  }

  @Test
  void comparesTheKindOfAnyEventWithoutACast() {
    WebhookEvent event = read(WebhookProvider.KANVO, RECORD_CREATED);
    WebhookEventType<?> kind = event.eventType().orElse(KanvoEventType.TASK_CREATED);

    assertThat(kind).isSameAs(KanvoEventType.RECORD_CREATED);
    assertThat(KanvoEventType.of(event.type())).contains(KanvoEventType.RECORD_CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":null}"})
  void saysSoIfThereIsNoDataToRead(String body) {
    assertThat(misfit(read(WebhookProvider.KANVO, body)))
        .hasMessage(
            "KANVO delivery has no data to read as io.crmkit.webhooks.WebhookEventTest$Lead");
  }

  private static UnreadableEventException misfit(WebhookEvent event) {
    UnreadableEventException refused =
        catchThrowableOfType(UnreadableEventException.class, () -> event.dataAs(Lead.class));
    assertThat(refused.reason()).isEqualTo(Reason.DATA_MISMATCH);
    return refused;
  }

  private static Integer score(String json) {
    String body = "{\"event\":\"lead.qualified\",\"score\":" + json + "}";
    return ((BolsivoEvent.LeadQualified) read(WebhookProvider.BOLSIVO, body)).score();
  }

  private static UnreadableEventException unreadable(byte[] body) {
    return catchThrowableOfType(
        UnreadableEventException.class, () -> read(WebhookProvider.KANVO, body));
  }

  private static WebhookEvent read(WebhookProvider provider, String body) {
    return read(provider, body.getBytes(UTF_8));
  }

  private static WebhookEvent read(WebhookProvider provider, byte[] body) {
    String header = WebhookSigner.of(provider, "whsec_test").sign(body);
    return WebhookVerifier.of(provider, "whsec_test").verify(body, header);
  }
}
