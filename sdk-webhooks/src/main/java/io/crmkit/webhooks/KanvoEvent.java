package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event of Kanvo, which documents one payload for all of them: {@code event}, {@code
 * workspace_id}, {@code timestamp}, {@code data}.
 *
 * @param type the event's name as it came; empty if the payload names none
 * @param workspaceId the workspace it happened in; null if the payload does not say
 * @param timestamp when it happened; empty if the payload does not say
 * @param payload the whole body
 * @param secretIndex which secret matched
 */
public record KanvoEvent(
    String type,
    @Nullable String workspaceId,
    Optional<Instant> timestamp,
    JsonNode payload,
    int secretIndex)
    implements WebhookEvent {

  /** Copies the payload. */
  public KanvoEvent {
    payload = payload.deepCopy();
  }

  @Override
  public Optional<KanvoEventType> eventType() {
    return KanvoEventType.of(type);
  }

  /**
   * Returns what the event is about, for example the record that was created; a missing node if the
   * payload has no {@code data}. Each call returns a new copy.
   */
  public JsonNode data() {
    return payload.path("data").deepCopy();
  }

  @Override
  public WebhookProvider provider() {
    return WebhookProvider.KANVO;
  }

  @Override
  public JsonNode payload() {
    return payload.deepCopy();
  }

  /** Returns the field {@code data} as that class. */
  @Override
  public <T> T dataAs(Class<T> type) {
    return EventJson.convert(provider(), payload.path("data"), type);
  }

  /** Names the event, not its content. */
  @Override
  public String toString() {
    return EventNames.describe(this);
  }
}
