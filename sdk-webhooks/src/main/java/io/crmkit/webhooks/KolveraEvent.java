package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of Kolvera.
 *
 * <p>The payload is not documented by the provider. Our decision: the event's name is its field
 * {@code event}, else {@code type}, and its time the field {@code timestamp}, if there is one;
 * everything is reachable by {@link #payload()}.
 *
 * @param type the event's name as it came; empty if the payload names none
 * @param timestamp when the event happened; empty if the payload does not say
 * @param payload the whole body
 * @param secretIndex which secret matched
 */
public record KolveraEvent(
    String type, Optional<Instant> timestamp, JsonNode payload, int secretIndex)
    implements WebhookEvent {

  /** Copies the payload. */
  public KolveraEvent {
    payload = payload.deepCopy();
  }

  @Override
  public Optional<KolveraEventType> eventType() {
    return KolveraEventType.of(type);
  }

  /** Returns the group in which Kolvera lists the event; empty for an event it does not list. */
  public Optional<KolveraEventType.Category> category() {
    return eventType().map(KolveraEventType::category);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KOLVERA;
  }

  @Override
  public JsonNode payload() {
    return payload.deepCopy();
  }

  /** Returns the field {@code data} if it is an object, else the whole body, as that class. */
  @Override
  public <T> T dataAs(Class<T> type) {
    JsonNode data = payload.path("data");
    return EventJson.convert(provider(), data.isObject() ? data : payload, type);
  }

  /** Names the event, not its content. */
  @Override
  public String toString() {
    return EventNames.describe(this);
  }
}
