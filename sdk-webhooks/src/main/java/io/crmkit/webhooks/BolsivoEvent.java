package io.crmkit.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * An event of Bolsivo. Its payloads are flat and documented field by field; each documented event
 * has its own record, and {@link Other} takes the rest.
 */
public sealed interface BolsivoEvent extends WebhookEvent {

  /** {@return the organisation it happened in; null if the payload does not say} */
  @Nullable String orgId();

  /**
   * {@code lead.qualified}: a lead's score met your threshold.
   *
   * @param orgId the organisation
   * @param leadId the lead
   * @param businessName the lead's name
   * @param score how well the lead fits, 0 to 100
   * @param fitReason why it fits, in words
   * @param delivery the verified delivery
   */
  record LeadQualified(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String businessName,
      @Nullable Integer score,
      @Nullable String fitReason,
      VerifiedDelivery delivery)
      implements BolsivoEvent {

    static LeadQualified of(VerifiedDelivery delivery) {
      return new LeadQualified(
          delivery.text("org_id"),
          delivery.text("lead_id"),
          delivery.text("business_name"),
          delivery.integer("score"),
          delivery.text("fit_reason"),
          delivery);
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
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
   * @param delivery the verified delivery
   */
  record LeadStatusChanged(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String businessName,
      @Nullable WebhookLeadStatus previousStatus,
      @Nullable WebhookLeadStatus newStatus,
      VerifiedDelivery delivery)
      implements BolsivoEvent {

    static LeadStatusChanged of(VerifiedDelivery delivery) {
      return new LeadStatusChanged(
          delivery.text("org_id"),
          delivery.text("lead_id"),
          delivery.text("business_name"),
          status(delivery, "previous_status"),
          status(delivery, "new_status"),
          delivery);
    }

    private static @Nullable WebhookLeadStatus status(VerifiedDelivery delivery, String field) {
      String status = delivery.text(field);
      return status == null ? null : new WebhookLeadStatus(status);
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
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
   * @param delivery the verified delivery
   */
  record EmailSent(
      @Nullable String orgId,
      @Nullable String leadId,
      @Nullable String emailId,
      @Nullable String to,
      @Nullable String subject,
      @Nullable Integer sequenceStep,
      VerifiedDelivery delivery)
      implements BolsivoEvent {

    static EmailSent of(VerifiedDelivery delivery) {
      return new EmailSent(
          delivery.text("org_id"),
          delivery.text("lead_id"),
          delivery.text("email_id"),
          delivery.text("to"),
          delivery.text("subject"),
          delivery.integer("sequence_step"),
          delivery);
    }

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
    }
  }

  /**
   * An event that Bolsivo does not document.
   *
   * @param orgId the organisation
   * @param delivery the verified delivery
   */
  record Other(@Nullable String orgId, VerifiedDelivery delivery) implements BolsivoEvent {

    /** Names the event, not its content. */
    @Override
    public String toString() {
      return delivery.toString();
    }
  }
}
