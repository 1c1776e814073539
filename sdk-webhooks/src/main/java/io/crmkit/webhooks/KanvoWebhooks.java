package io.crmkit.webhooks;

/** What is particular to the webhooks of Kanvo. */
final class KanvoWebhooks {
  static final WebhookDescription<KanvoEvent> DESCRIPTION =
      WebhookDescription.builder(
              "KANVO",
              KanvoEvent.class,
              delivery -> new KanvoEvent(delivery.text("workspace_id"), delivery))
          .signature("X-Kanvo-Signature", SignatureFormat.hex("HmacSHA256").prefix("sha256="))
          .events(KanvoEventType.values())
          .typeFields("event")
          .dataField("data")
          .build();

  private KanvoWebhooks() {}
}
