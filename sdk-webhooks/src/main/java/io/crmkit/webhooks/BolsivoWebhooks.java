package io.crmkit.webhooks;

import io.crmkit.webhooks.BolsivoEvent.EmailSent;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.BolsivoEvent.LeadStatusChanged;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is particular to the webhooks of Bolsivo: each event has its own flat payload. */
final class BolsivoWebhooks {
  static final WebhookDescription<BolsivoEvent> DESCRIPTION =
      WebhookDescription.builder("BOLSIVO", BolsivoEvent.class, BolsivoWebhooks::decode)
          .signature("X-Bolsivo-Signature", SignatureFormat.hex("HmacSHA256"))
          .events(BolsivoEventType.values())
          .typeFields("event")
          .flatPayload()
          .answerTimeout(Duration.ofSeconds(10))
          // "3 attempts" with three delays: read as the first attempt and three more.
          .retryDelays(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private BolsivoWebhooks() {}

  private static BolsivoEvent decode(VerifiedDelivery delivery) {
    return BolsivoEventType.of(delivery.type())
        .map(type -> decode(type, delivery))
        .orElseGet(() -> new BolsivoEvent.Other(delivery.text("org_id"), delivery));
  }

  private static BolsivoEvent decode(BolsivoEventType type, VerifiedDelivery delivery) {
    return switch (type) {
      case LEAD_QUALIFIED ->
          new LeadQualified(
              delivery.text("org_id"),
              delivery.text("lead_id"),
              delivery.text("business_name"),
              delivery.integer("score"),
              delivery.text("fit_reason"),
              delivery);
      case LEAD_STATUS_CHANGED ->
          new LeadStatusChanged(
              delivery.text("org_id"),
              delivery.text("lead_id"),
              delivery.text("business_name"),
              status(delivery, "previous_status"),
              status(delivery, "new_status"),
              delivery);
      case EMAIL_SENT ->
          new EmailSent(
              delivery.text("org_id"),
              delivery.text("lead_id"),
              delivery.text("email_id"),
              delivery.text("to"),
              delivery.text("subject"),
              delivery.integer("sequence_step"),
              delivery);
    };
  }

  private static @Nullable WebhookLeadStatus status(VerifiedDelivery delivery, String field) {
    String status = delivery.text(field);
    return status == null ? null : new WebhookLeadStatus(status);
  }
}
