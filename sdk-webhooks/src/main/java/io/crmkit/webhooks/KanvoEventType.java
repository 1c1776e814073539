package io.crmkit.webhooks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that Kanvo documents. */
public enum KanvoEventType implements WebhookEventType<KanvoEvent> {
  /**
   * A record was created. If it landed in a pipeline stage, {@link #PIPELINE_STAGE_CHANGED} is
   * sent, too.
   */
  RECORD_CREATED("record.created"),
  /** A record was updated. If its stage changed, {@link #PIPELINE_STAGE_CHANGED} is sent, too. */
  RECORD_UPDATED("record.updated"),
  /** A record was deleted. */
  RECORD_DELETED("record.deleted"),
  /** A task was created. */
  TASK_CREATED("task.created"),
  /** A task was updated. */
  TASK_UPDATED("task.updated"),
  /** A task was deleted. */
  TASK_DELETED("task.deleted"),
  /** A task was completed. */
  TASK_COMPLETED("task.completed"),
  /** A record was moved to another stage, or created in one. */
  PIPELINE_STAGE_CHANGED("pipeline.stage_changed"),
  /** A contract was created. */
  CONTRACT_CREATED("contract.created"),
  /** A contract was signed. */
  CONTRACT_SIGNED("contract.signed"),
  /** A form was submitted. */
  FORM_SUBMITTED("form.submitted"),
  /** A contact was created. */
  CONTACT_CREATED("contact.created"),
  /** A contact was updated. */
  CONTACT_UPDATED("contact.updated");

  /** How Kanvo signs and writes them. */
  static final WebhookDescription<KanvoEvent> DESCRIPTION =
      WebhookDescription.builder(
              "KANVO",
              KanvoEvent.class,
              delivery -> new KanvoEvent(delivery.text("workspace_id"), delivery))
          .signature("X-Kanvo-Signature", SignatureFormat.hex("HmacSHA256").prefix("sha256="))
          .events(values())
          .typeFields("event")
          .dataField("data")
          .build();

  private final String wireName;

  KanvoEventType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the type of that name; empty if this version does not know it}
   *
   * @param wireName the name as it stands in the payload; null if it has none
   */
  public static Optional<KanvoEventType> of(@Nullable String wireName) {
    return WebhookEventType.find(values(), wireName);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KANVO;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public Class<KanvoEvent> eventClass() {
    return KanvoEvent.class;
  }
}
