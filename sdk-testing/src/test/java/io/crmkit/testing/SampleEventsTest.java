package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.KanvoEventType;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookEventType;
import io.crmkit.webhooks.WebhookLeadStatus;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import io.crmkit.webhooks.acme.AcmeWebhooks;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventsTest {
  @Test
  void readAsTheEventsTheyAre() {
    KanvoEvent created =
        (KanvoEvent) verified(WebhookProvider.KANVO, SampleEvents.kanvoRecordCreated());
    assertThat(created.eventType()).contains(KanvoEventType.RECORD_CREATED);
    assertThat(created.workspaceId()).isEqualTo("ws_abc123");
    assertThat(created.timestamp()).contains(Instant.parse("2026-06-17T14:20:00Z"));
    assertThat(created.data().path("title").textValue()).isEqualTo("Smith Residence");

    BolsivoEvent.LeadQualified qualified =
        (BolsivoEvent.LeadQualified) bolsivo(SampleEvents.bolsivoLeadQualified());
    assertThat(qualified.businessName()).isEqualTo("Sunrise Office Park");
    assertThat(qualified.score()).isEqualTo(82);

    BolsivoEvent.LeadStatusChanged changed =
        (BolsivoEvent.LeadStatusChanged) bolsivo(SampleEvents.bolsivoLeadStatusChanged());
    assertThat(changed.previousStatus()).isEqualTo(WebhookLeadStatus.CONTACTED);
    assertThat(changed.newStatus()).isEqualTo(WebhookLeadStatus.REPLIED);

    BolsivoEvent.EmailSent sent = (BolsivoEvent.EmailSent) bolsivo(SampleEvents.bolsivoEmailSent());
    assertThat(sent.to()).isEqualTo("manager@sunriseofficepark.com");
    assertThat(sent.sequenceStep()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void areVerifiedAndKnownWhateverTheEvent(WebhookEventType<?> type) {
    WebhookEvent event = verified(type.provider(), SampleEvents.of(type));

    assertThat(event.eventType().orElseThrow()).isSameAs(type);
    assertThat(event).isInstanceOf(type.eventClass());
    assertThat(event.timestamp()).isPresent();
    assertThat(event.payload()).isEqualTo(SampleEvents.of(type));
  }

  /** The library's providers, and one that is not: its samples are a file beside the others. */
  private static List<WebhookEventType<?>> documented() {
    return Stream.concat(Stream.of(WebhookProvider.values()), Stream.of(AcmeWebhooks.ACME))
        .map(WebhookProvider::eventTypes)
        .<WebhookEventType<?>>flatMap(List::stream)
        .toList();
  }

  @Test
  void belongToTheCallerWhoMayChangeThem() {
    SampleEvents.bolsivoLeadQualified().put("score", 12);

    assertThat(SampleEvents.bolsivoLeadQualified().path("score").intValue()).isEqualTo(82);
  }

  private static WebhookEvent bolsivo(JsonNode payload) {
    return verified(WebhookProvider.BOLSIVO, payload);
  }

  private static WebhookEvent verified(WebhookProvider provider, JsonNode payload) {
    byte[] body = Json.write(payload);
    return WebhookVerifier.of(provider, "s")
        .verify(body, WebhookSigner.of(provider, "s").sign(body));
  }
}
