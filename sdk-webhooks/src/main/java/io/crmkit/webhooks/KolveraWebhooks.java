package io.crmkit.webhooks;

/** What is particular to the webhooks of Kolvera, which documents no payload. */
final class KolveraWebhooks {
  static final WebhookDescription<KolveraEvent> DESCRIPTION =
      WebhookDescription.builder("KOLVERA", KolveraEvent.class, KolveraEvent::new)
          .signature("X-Kolvera-Signature", SignatureFormat.hex("HmacSHA256"))
          .events(KolveraEventType.values())
          .build();

  private KolveraWebhooks() {}
}
