package io.crmkit.webhooks;

/**
 * An event of KaiVox.
 *
 * <p>The payload is not documented by the provider. Our decision: the event's name is its field
 * {@code event}, else {@code type}, and its time the field {@code timestamp}, if there is one; its
 * data is the field {@code data} if that is an object, else the whole body.
 *
 * @param delivery the verified delivery
 */
public record KaiVoxEvent(VerifiedDelivery delivery) implements WebhookEvent {
  /** Names the event, not its content. */
  @Override
  public String toString() {
    return delivery.toString();
  }
}
