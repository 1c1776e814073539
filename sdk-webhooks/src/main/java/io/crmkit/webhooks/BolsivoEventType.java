package io.crmkit.webhooks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that Bolsivo documents. */
public enum BolsivoEventType implements WebhookEventType<BolsivoEvent> {
  /** A lead's score met the threshold; read as {@link BolsivoEvent.LeadQualified}. */
  LEAD_QUALIFIED("lead.qualified"),
  /** A lead changed its status; read as {@link BolsivoEvent.LeadStatusChanged}. */
  LEAD_STATUS_CHANGED("lead.status_changed"),
  /** An outreach email was sent to a lead; read as {@link BolsivoEvent.EmailSent}. */
  EMAIL_SENT("email.sent");

  private final String wireName;

  BolsivoEventType(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the type of that name; empty if this version does not know it. */
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
}
