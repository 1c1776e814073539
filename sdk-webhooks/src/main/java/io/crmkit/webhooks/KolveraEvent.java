package io.crmkit.webhooks;

import java.util.Optional;

/**
 * An event of Kolvera.
 *
 * <p>The payload is not documented by the provider. Our decision: the event's name is its field
 * {@code event}, else {@code type}, and its time the field {@code timestamp}, if there is one; its
 * data is the field {@code data} if that is an object, else the whole body.
 *
 * @param delivery the verified delivery
 */
public record KolveraEvent(VerifiedDelivery delivery) implements WebhookEvent {

  /** {@return the group in which Kolvera lists the event; empty for an event it does not list} */
  public Optional<KolveraEventType.Category> category() {
    return KolveraEventType.of(type()).map(KolveraEventType::category);
  }

  /** Names the event, not its content. */
  @Override
  public String toString() {
    return delivery.toString();
  }
}
