package io.crmkit.webhooks;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The events that Bolsivo documents. */
public enum BolsivoEventType implements WebhookEventType<BolsivoEvent> {
  /** A lead's score met the threshold; read as {@link BolsivoEvent.LeadQualified}. */
  LEAD_QUALIFIED("lead.qualified", BolsivoEvent.LeadQualified::of),
  /** A lead changed its status; read as {@link BolsivoEvent.LeadStatusChanged}. */
  LEAD_STATUS_CHANGED("lead.status_changed", BolsivoEvent.LeadStatusChanged::of),
  /** An outreach email was sent to a lead; read as {@link BolsivoEvent.EmailSent}. */
  EMAIL_SENT("email.sent", BolsivoEvent.EmailSent::of);

  /** How Bolsivo signs and writes them: each with its own flat payload. */
  static final WebhookDescription<BolsivoEvent> DESCRIPTION =
      WebhookDescription.builder("BOLSIVO", BolsivoEvent.class, BolsivoEventType::read)
          .signature("X-Bolsivo-Signature", SignatureFormat.hex("HmacSHA256"))
          .events(values())
          .typeFields("event")
          .flatPayload()
          .answerTimeout(Duration.ofSeconds(10))
          // "3 attempts" with three delays: read as the first attempt and three more.
          .retryDelays(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private final String wireName;
  private final Function<VerifiedDelivery, BolsivoEvent> decoder;

  BolsivoEventType(String wireName, Function<VerifiedDelivery, BolsivoEvent> decoder) {
    this.wireName = wireName;
    this.decoder = decoder;
  }

  /**
   * {@return the type of that name; empty if this version does not know it}
   *
   * @param wireName the name as it stands in the payload; null if it has none
   */
  public static Optional<BolsivoEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.BOLSIVO;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public Class<BolsivoEvent> eventClass() {
    return BolsivoEvent.class;
  }

  private static BolsivoEvent read(VerifiedDelivery delivery) {
    return of(delivery.type())
        .map(type -> type.decoder.apply(delivery))
        .orElseGet(() -> new BolsivoEvent.Other(delivery.text("org_id"), delivery));
  }
}
