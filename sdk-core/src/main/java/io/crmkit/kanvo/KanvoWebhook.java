package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint registered at Kanvo. Made by this library; components may be added in later
 * versions.
 *
 * @param id its id, such as {@code wh_abc123}
 * @param url where events are sent
 * @param events the names of the events it is subscribed to; never null
 * @param isActive whether Kanvo sends to it; null when the response does not say
 * @param lastTriggeredAt when Kanvo last sent to it; null when it never did
 * @param lastStatus the HTTP status of the last response; null when there is none
 * @param failureCount how many deliveries failed; null when the response does not say
 * @param createdAt when it was registered; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoWebhook(
    @Required String id,
    @Nullable String url,
    List<String> events,
    @Nullable Boolean isActive,
    @Nullable Instant lastTriggeredAt,
    @Nullable Integer lastStatus,
    @Nullable Integer failureCount,
    @Nullable Instant createdAt,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoWebhook {
    Models.require("id", id);
    events = Models.copy(events);
    additionalProperties = Models.copy(additionalProperties);
  }
}
