package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.webhooks.BolsivoEventType;
import io.crmkit.webhooks.KanvoEventType;
import io.crmkit.webhooks.WebhookEventType;

/**
 * A payload of every event that the five providers document, for {@link WebhookSender#deliver} and
 * {@link FakeWebhooks#fire}: the same each time, in every locale and zone.
 *
 * <p>Bolsivo documents the fields of its events, and Kanvo those around {@code data} and of one
 * record; these are the payloads their documentations show, with ids filled in where Kanvo
 * abbreviates them. Kolva, Kolvera and KaiVox document no payload, and Kanvo no {@code data} of
 * other events: there the fields are our guess, so a receiver should not learn them from here.
 *
 * <p>Each call returns a new object, yours to change: {@code
 * SampleEvents.bolsivoLeadQualified().put("score", 12)}.
 */
public final class SampleEvents {
  private SampleEvents() {}

  /**
   * Returns the sample of any documented event, {@code KolvaEventType.DEAL_CREATED} for one.
   *
   * @param type the event's type, of any provider
   * @return a new object, yours to change
   */
  public static ObjectNode of(WebhookEventType<?> type) {
    return SamplePayloads.of(type);
  }

  /**
   * {@return Kanvo's {@code record.created}: the lead Smith Residence of the workspace ws_abc123}
   * Kanvo's example abbreviates the ids; these are made up.
   */
  public static ObjectNode kanvoRecordCreated() {
    return of(KanvoEventType.RECORD_CREATED);
  }

  /**
   * {@return Bolsivo's {@code lead.qualified}: Sunrise Office Park, lead_xyz789, with the score 82}
   */
  public static ObjectNode bolsivoLeadQualified() {
    return of(BolsivoEventType.LEAD_QUALIFIED);
  }

  /** {@return Bolsivo's {@code lead.status_changed}: lead_xyz789 went from contacted to replied} */
  public static ObjectNode bolsivoLeadStatusChanged() {
    return of(BolsivoEventType.LEAD_STATUS_CHANGED);
  }

  /** {@return Bolsivo's {@code email.sent}: the first email of the sequence to lead_xyz789} */
  public static ObjectNode bolsivoEmailSent() {
    return of(BolsivoEventType.EMAIL_SENT);
  }
}
