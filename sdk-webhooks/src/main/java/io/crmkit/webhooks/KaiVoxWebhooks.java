package io.crmkit.webhooks;

import java.time.Duration;

/** What is particular to the webhooks of KaiVox, which documents no payload and no encoding. */
final class KaiVoxWebhooks {
  static final WebhookDescription<KaiVoxEvent> DESCRIPTION =
      WebhookDescription.builder("KAIVOX", KaiVoxEvent.class, KaiVoxEvent::new)
          .signature(
              "X-KaiVox-Signature", SignatureFormat.hex("HmacSHA256").optionalPrefix("sha256="))
          .events(KaiVoxEventType.values())
          // At most three are documented, but not when: Kolva's delays, our decision.
          .retryDelays(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private KaiVoxWebhooks() {}
}
