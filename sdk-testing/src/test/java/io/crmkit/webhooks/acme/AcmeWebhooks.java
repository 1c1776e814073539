package io.crmkit.webhooks.acme;

import io.crmkit.webhooks.SignatureFormat;
import io.crmkit.webhooks.VerifiedDelivery;
import io.crmkit.webhooks.WebhookDescription;
import io.crmkit.webhooks.WebhookProvider;
import java.time.Duration;

/** What is particular to the webhooks of Acme: {@code v1=} and the HMAC-SHA512 in Base64. */
public final class AcmeWebhooks {
  /** The provider, for {@code WebhookVerifier.of}. */
  public static final WebhookProvider ACME =
      WebhookProvider.of(
          WebhookDescription.builder("ACME", AcmeEvent.class, AcmeWebhooks::decode)
              .signature("X-Acme-Signature", SignatureFormat.base64("HmacSHA512").prefix("v1="))
              .events(AcmeEventType.values())
              .typeFields("kind")
              .timestampField("at")
              .dataField("object")
              .answerTimeout(Duration.ofSeconds(3))
              .retryDelays(Duration.ofMinutes(2), Duration.ofHours(1))
              .build());

  private AcmeWebhooks() {}

  private static AcmeEvent decode(VerifiedDelivery delivery) {
    String shop = delivery.text("shop");
    return AcmeEventType.of(delivery.type()).filter(AcmeEventType.ORDER_PAID::equals).isPresent()
        ? new AcmeEvent.OrderPaid(shop, delivery.integer("cents"), delivery)
        : new AcmeEvent.Other(shop, delivery);
  }
}
