package io.crmkit.webhooks;

import java.time.Duration;

/** What is particular to the webhooks of Kolva, which documents no payload and no encoding. */
final class KolvaWebhooks {
  static final WebhookDescription<KolvaEvent> DESCRIPTION =
      WebhookDescription.builder("KOLVA", KolvaEvent.class, KolvaEvent::new)
          .signature(
              "X-Kolva-Signature", SignatureFormat.hex("HmacSHA256").optionalPrefix("sha256="))
          .events(KolvaEventType.values())
          // "3 attempts" with three delays: read as the first attempt and three more.
          .retryDelays(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private KolvaWebhooks() {}
}
