package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An event of Kanvo, which documents one payload for all of them: {@code event}, {@code
 * workspace_id}, {@code timestamp}, {@code data}.
 *
 * @param workspaceId the workspace it happened in; null if the payload does not say
 * @param delivery the verified delivery
 */
public record KanvoEvent(@Nullable String workspaceId, VerifiedDelivery delivery)
    implements WebhookEvent {

  /**
   * {@return what the event is about, for example the record that was created; a missing node if
   * the payload has no {@code data}} Each call returns a new copy.
   */
  public JsonNode data() {
    return delivery.data();
  }

  /** Names the event, not its content. */
  @Override
  public String toString() {
    return delivery.toString();
  }
}
