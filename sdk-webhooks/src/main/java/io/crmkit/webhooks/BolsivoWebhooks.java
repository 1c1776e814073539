package io.crmkit.webhooks;

import java.time.Duration;

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
        .map(type -> type.decode(delivery))
        .orElseGet(() -> new BolsivoEvent.Other(delivery.text("org_id"), delivery));
  }
}
