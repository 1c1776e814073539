package io.crmkit.webhooks;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that KaiVox documents. */
public enum KaiVoxEventType implements WebhookEventType<KaiVoxEvent> {
  /** An appointment was confirmed. */
  APPOINTMENT_BOOKED("appointment.booked"),
  /** An appointment was cancelled. */
  APPOINTMENT_CANCELLED("appointment.cancelled"),
  /** A call ended; comes with its transcript and sentiment. */
  CALL_COMPLETED("call.completed"),
  /**
   * A call was missed. The provider once writes {@code missed_call}; that this is the same event is
   * not documented by the provider, our decision.
   */
  CALL_MISSED("call.missed"),
  /** A customer was added. */
  CUSTOMER_CREATED("customer.created");

  /** How KaiVox signs them; it documents neither the encoding nor the payload. */
  static final WebhookDescription<KaiVoxEvent> DESCRIPTION =
      WebhookDescription.builder("KAIVOX", KaiVoxEvent.class, KaiVoxEvent::new)
          .signature(
              "X-KaiVox-Signature", SignatureFormat.hex("HmacSHA256").optionalPrefix("sha256="))
          .events(values())
          // At most three are documented, but not when: Kolva's delays, our decision.
          .retryDelays(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30))
          .build();

  private final String wireName;

  KaiVoxEventType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the type of that name; empty if this version does not know it}
   *
   * @param wireName the name as it stands in the payload; null if it has none
   */
  public static Optional<KaiVoxEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KAIVOX;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean isNamed(@Nullable String name) {
    return wireName.equals(name) || (this == CALL_MISSED && "missed_call".equals(name));
  }

  @Override
  public Class<KaiVoxEvent> eventClass() {
    return KaiVoxEvent.class;
  }
}
