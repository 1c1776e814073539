package io.crmkit.webhooks.acme;

import io.crmkit.webhooks.VerifiedDelivery;
import io.crmkit.webhooks.WebhookEvent;
import org.jspecify.annotations.Nullable;

/** The events of Acme. */
public sealed interface AcmeEvent extends WebhookEvent {

  /** Returns the shop it happened in; null if the payload does not say. */
  @Nullable String shop();

  /** {@code order.paid}: an order was paid. */
  record OrderPaid(@Nullable String shop, @Nullable Integer cents, VerifiedDelivery delivery)
      implements AcmeEvent {

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
    }
  }

  /** Any other event. */
  record Other(@Nullable String shop, VerifiedDelivery delivery) implements AcmeEvent {

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
    }
  }
}
