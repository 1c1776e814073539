package io.crmkit.webhooks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that Kolvera documents. */
public enum KolveraEventType implements WebhookEventType<KolveraEvent> {
  /** A contact was added. */
  CONTACT_CREATED("contact.created", Category.CONTACT),
  /** A contact's details were changed. */
  CONTACT_UPDATED("contact.updated", Category.CONTACT),
  /** An email address or phone number of a contact was found. */
  CONTACT_ENRICHED("contact.enriched", Category.CONTACT),
  /** A phone number was discovered by enrichment. */
  CONTACT_PHONE_FOUND("contact.phone_found", Category.ENRICHMENT),
  /** A company was added. */
  COMPANY_CREATED("company.created", Category.COMPANY),
  /** A company's details were changed. */
  COMPANY_UPDATED("company.updated", Category.COMPANY),
  /** A campaign was moved from draft to active. */
  CAMPAIGN_ACTIVATED("campaign.activated", Category.CAMPAIGN),
  /** All enrolled contacts finished the sequence. */
  CAMPAIGN_COMPLETED("campaign.completed", Category.CAMPAIGN),
  /** An email of a campaign was delivered. */
  CAMPAIGN_EMAIL_SENT("campaign.email.sent", Category.CAMPAIGN),
  /** A reply to an email of a campaign was detected. */
  CAMPAIGN_EMAIL_REPLIED("campaign.email.replied", Category.CAMPAIGN),
  /** An email of a campaign bounced. */
  CAMPAIGN_EMAIL_BOUNCED("campaign.email.bounced", Category.CAMPAIGN),
  /** A meeting was created. */
  MEETING_BOOKED("meeting.booked", Category.MEETING),
  /** A meeting was marked as attended. */
  MEETING_COMPLETED("meeting.completed", Category.MEETING),
  /** A bulk enrichment job finished. */
  ENRICHMENT_COMPLETED("enrichment.completed", Category.ENRICHMENT);

  /** The group in which Kolvera lists an event. */
  public enum Category {
    /** Contacts and their details. */
    CONTACT,
    /** What was found about contacts. */
    ENRICHMENT,
    /** Companies and their details. */
    COMPANY,
    /** Outreach campaigns and their emails. */
    CAMPAIGN,
    /** Meetings. */
    MEETING
  }

  /** How Kolvera signs them; it documents no payload. */
  static final WebhookDescription<KolveraEvent> DESCRIPTION =
      WebhookDescription.builder("KOLVERA", KolveraEvent.class, KolveraEvent::new)
          .signature("X-Kolvera-Signature", SignatureFormat.hex("HmacSHA256"))
          .events(values())
          .build();

  private final String wireName;
  private final Category category;

  KolveraEventType(String wireName, Category category) {
    this.wireName = wireName;
    this.category = category;
  }

  /**
   * {@return the type of that name; empty if this version does not know it}
   *
   * @param wireName the name as it stands in the payload; null if it has none
   */
  public static Optional<KolveraEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  /** {@return the group in which Kolvera lists this event} */
  public Category category() {
    return category;
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KOLVERA;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public Class<KolveraEvent> eventClass() {
    return KolveraEvent.class;
  }
}
