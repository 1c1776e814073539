package io.crmkit.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that Kolva documents. */
public enum KolvaEventType implements WebhookEventType<KolvaEvent> {
  /** A deal or order was created. */
  DEAL_CREATED("deal_created"),
  /** A deal's status or amount changed. */
  DEAL_UPDATED("deal_updated"),
  /** A client was added. */
  CLIENT_CREATED("client_created"),
  /** A client's details were modified. */
  CLIENT_UPDATED("client_updated"),
  /** A field rep checked out of a visit. */
  VISIT_COMPLETED("visit_completed"),
  /** An invoice was generated. */
  INVOICE_CREATED("invoice_created"),
  /** An order was placed. */
  ORDER_CREATED("order_created"),
  /** A contact of a client was modified. */
  CONTACT_UPDATED("contact_updated");

  /** How Kolva signs them; it documents neither the encoding nor the payload. */
  static final WebhookDescription<KolvaEvent> DESCRIPTION =
      WebhookDescription.builder("KOLVA", KolvaEvent.class, KolvaEvent::new)
          .signature(
              "X-Kolva-Signature", SignatureFormat.hex("HmacSHA256").optionalPrefix("sha256="))
          .events(values())
          // "3 attempts" with three delays: read as the first attempt and three more.
          .retryDelays(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private final String wireName;

  KolvaEventType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the type of that name; empty if this version does not know it}
   *
   * @param wireName the name as it stands in the payload; null if it has none
   */
  public static Optional<KolvaEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KOLVA;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public Class<KolvaEvent> eventClass() {
    return KolvaEvent.class;
  }
}
