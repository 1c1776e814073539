package io.crmkit.webhooks.acme;

import io.crmkit.webhooks.WebhookEventType;
import io.crmkit.webhooks.WebhookProvider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that Acme documents. */
public enum AcmeEventType implements WebhookEventType<AcmeEvent> {
  /** An order was paid. */
  ORDER_PAID("order.paid"),
  /** An order was sent. */
  ORDER_SENT("order.sent");

  private final String wireName;

  AcmeEventType(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the type of that name; empty if it is not documented. */
  public static Optional<AcmeEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  @Override
  public WebhookProvider provider() {
    return AcmeWebhooks.ACME;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public Class<AcmeEvent> eventClass() {
    return AcmeEvent.class;
  }
}
