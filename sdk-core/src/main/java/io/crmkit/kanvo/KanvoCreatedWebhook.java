package io.crmkit.kanvo;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint just registered, with the secret that signs its deliveries.
 *
 * <p>Kanvo does not document the name of the secret's field: {@code secret} is read, else {@code
 * signing_secret}. Jackson writes neither the secret nor the additional properties.
 *
 * @param id its id, such as {@code wh_abc123}
 * @param secret the signing secret, shown this once only; null when the response holds none under
 *     either name, in which case it may be among {@code additionalProperties}
 * @param url where events are sent
 * @param events the names of the events it is subscribed to; never null
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoCreatedWebhook(
    @Required String id,
    @JsonIgnore @JsonAlias("signing_secret") @Nullable String secret,
    @Nullable String url,
    List<String> events,
    @JsonIgnore Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoCreatedWebhook {
    Models.require("id", id);
    events = Models.copy(events);
    additionalProperties = Models.copy(additionalProperties);
  }

  /** Without the secret, and without fields whose meaning is unknown. */
  @Override
  public String toString() {
    return "KanvoCreatedWebhook[id=%s, url=%s, events=%s]".formatted(id, url, events);
  }
}
