package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of KaiVox.
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
public record KaiVoxEvent(
    String type, Optional<Instant> timestamp, JsonNode payload, int secretIndex)
    implements WebhookEvent {

  /** Copies the payload. */
  public KaiVoxEvent {
    payload = payload.deepCopy();
  }

  @Override
  public Optional<KaiVoxEventType> eventType() {
    return KaiVoxEventType.of(type);
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KAIVOX;
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
