package io.crmkit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documented names, written out. */
class WebhookEventTypeTest {
  @Test
  void namesTheEventsOfKanvo() {
    assertThat(names(KanvoEventType.values()))
        .containsExactly(
            "record.created",
            "record.updated",
            "record.deleted",
            "task.created",
            "task.updated",
            "task.deleted",
            "task.completed",
            "pipeline.stage_changed",
            "contract.created",
            "contract.signed",
            "form.submitted",
            "contact.created",
            "contact.updated");
    assertThat(KanvoEventType.values())
        .allSatisfy(type -> assertThat(KanvoEventType.of(type.wireName())).contains(type))
        .allSatisfy(type -> assertThat(type.provider()).isEqualTo(WebhookProvider.KANVO));
  }

  @Test
  void namesTheEventsOfKolva() {
    assertThat(names(KolvaEventType.values()))
        .containsExactly(
            "deal_created",
            "deal_updated",
            "client_created",
            "client_updated",
            "visit_completed",
            "invoice_created",
            "order_created",
            "contact_updated");
    assertThat(KolvaEventType.values())
        .allSatisfy(type -> assertThat(KolvaEventType.of(type.wireName())).contains(type))
        .allSatisfy(type -> assertThat(type.provider()).isEqualTo(WebhookProvider.KOLVA));
  }

  @Test
  void namesTheEventsOfKolveraWithTheirCategories() {
    assertThat(Stream.of(KolveraEventType.values()).map(t -> t.wireName() + " " + t.category()))
        .containsExactly(
            "contact.created CONTACT",
            "contact.updated CONTACT",
            "contact.enriched CONTACT",
            "contact.phone_found ENRICHMENT",
            "company.created COMPANY",
            "company.updated COMPANY",
            "campaign.activated CAMPAIGN",
            "campaign.completed CAMPAIGN",
            "campaign.email.sent CAMPAIGN",
            "campaign.email.replied CAMPAIGN",
            "campaign.email.bounced CAMPAIGN",
            "meeting.booked MEETING",
            "meeting.completed MEETING",
            "enrichment.completed ENRICHMENT");
    assertThat(KolveraEventType.values())
        .allSatisfy(type -> assertThat(KolveraEventType.of(type.wireName())).contains(type))
        .allSatisfy(type -> assertThat(type.provider()).isEqualTo(WebhookProvider.KOLVERA));
  }

  @Test
  void namesTheEventsOfKaiVox() {
    assertThat(names(KaiVoxEventType.values()))
        .containsExactly(
            "appointment.booked",
            "appointment.cancelled",
            "call.completed",
            "call.missed",
            "customer.created");
    assertThat(KaiVoxEventType.values())
        .allSatisfy(type -> assertThat(KaiVoxEventType.of(type.wireName())).contains(type))
        .allSatisfy(type -> assertThat(type.provider()).isEqualTo(WebhookProvider.KAIVOX));
    assertThat(KaiVoxEventType.of("missed_call")).contains(KaiVoxEventType.CALL_MISSED);
  }

  @Test
  void namesTheEventsOfBolsivo() {
    assertThat(names(BolsivoEventType.values()))
        .containsExactly("lead.qualified", "lead.status_changed", "email.sent");
    assertThat(BolsivoEventType.values())
        .allSatisfy(type -> assertThat(BolsivoEventType.of(type.wireName())).contains(type))
        .allSatisfy(type -> assertThat(type.provider()).isEqualTo(WebhookProvider.BOLSIVO));
  }

  @Test
  void knowsNoOtherName() {
    assertThat(KanvoEventType.of("record.Created")).isEmpty();
    assertThat(KanvoEventType.of(null)).isEmpty();
    assertThat(KolvaEventType.of("")).isEmpty();
    assertThat(KolveraEventType.of("record.created")).isEmpty();
    assertThat(KaiVoxEventType.of("call_missed")).isEmpty();
    assertThat(BolsivoEventType.of("lead")).isEmpty();
  }

  private static Stream<String> names(WebhookEventType<?>[] types) {
    return Stream.of(types).map(WebhookEventType::wireName);
  }
}
