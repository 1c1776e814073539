package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of Bolsivo. Its payloads are flat and documented field by field; each documented event
 * has its own record, and {@link Other} takes the rest.
 */
public sealed interface BolsivoEvent extends WebhookEvent {

  /** Returns the organisation it happened in; null if the payload does not say. */
  @Nullable String orgId();

  @Override
  default Optional<BolsivoEventType> eventType() {
    return BolsivoEventType.of(type());
  }

  @Override
  default WebhookProvider provider() {
    return WebhookProvider.BOLSIVO;
  }

  /** Returns the whole body, which is flat, as that class. */
  @Override
  default <T> T dataAs(Class<T> type) {
    return EventJson.convert(provider(), payload(), type);
  }

  /**
   * {@code lead.qualified}: a lead's score met your threshold.
   *
   * @param orgId the organisation
   * @param leadId the lead
   * @param businessName the lead's name
   * @param score how well the lead fits, 0 to 100
   * @param fitReason why it fits, in words
   * @param timestamp when it happened
   * @param payload the whole body
   * @param secretIndex which secret matched
   */
  record LeadQualified(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String businessName,
      @Nullable Integer score,
      @Nullable String fitReason,
      Optional<Instant> timestamp,
      JsonNode payload,
      int secretIndex)
      implements BolsivoEvent {

    /** Copies the payload. */
    public LeadQualified {
      payload = payload.deepCopy();
    }

    @Override
    public String type() {
      return BolsivoEventType.LEAD_QUALIFIED.wireName();
    }

    @Override
    public JsonNode payload() {
      return payload.deepCopy();
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return EventNames.describe(this);
    }
  }

  /**
   * {@code lead.status_changed}: a lead went from one status to another.
   *
   * @param orgId the organisation
   * @param leadId the lead
   * @param businessName the lead's name
   * @param previousStatus the status it had
   * @param newStatus the status it has now
   * @param timestamp when it happened
   * @param payload the whole body
   * @param secretIndex which secret matched
   */
  record LeadStatusChanged(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String businessName,
      @Nullable WebhookLeadStatus previousStatus,
      @Nullable WebhookLeadStatus newStatus,
      Optional<Instant> timestamp,
      JsonNode payload,
      int secretIndex)
      implements BolsivoEvent {

    /** Copies the payload. */
    public LeadStatusChanged {
      payload = payload.deepCopy();
    }

    @Override
    public String type() {
      return BolsivoEventType.LEAD_STATUS_CHANGED.wireName();
    }

    @Override
    public JsonNode payload() {
      return payload.deepCopy();
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return EventNames.describe(this);
    }
  }

  /**
   * {@code email.sent}: an outreach email was approved and sent to a lead.
   *
   * @param orgId the organisation
   * @param leadId the lead
   * @param emailId the email
   * @param to the address it was sent to
   * @param subject its subject
   * @param sequenceStep its place in the sequence of emails to this lead; the first one is 1
   * @param timestamp when it happened
   * @param payload the whole body
   * @param secretIndex which secret matched
   */
  record EmailSent(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String emailId,
      @Nullable String to,
      @Nullable String subject,
      @Nullable Integer sequenceStep,
      Optional<Instant> timestamp,
      JsonNode payload,
      int secretIndex)
      implements BolsivoEvent {

    /** Copies the payload. */
    public EmailSent {
      payload = payload.deepCopy();
    }

    @Override
    public String type() {
      return BolsivoEventType.EMAIL_SENT.wireName();
    }

    @Override
    public JsonNode payload() {
      return payload.deepCopy();
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return EventNames.describe(this);
    }
  }

  /**
   * An event that Bolsivo does not document.
   *
   * @param type the event's name as it came; empty if the payload names none
   * @param orgId the organisation
   * @param timestamp when it happened
   * @param payload the whole body
   * @param secretIndex which secret matched
   */
  record Other(
      String type,
      @Nullable String orgId,
      Optional<Instant> timestamp,
      JsonNode payload,
      int secretIndex)
      implements BolsivoEvent {

    /** Copies the payload. */
    public Other {
      payload = payload.deepCopy();
    }

    @Override
    public JsonNode payload() {
      return payload.deepCopy();
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return EventNames.describe(this);
    }
  }
}
