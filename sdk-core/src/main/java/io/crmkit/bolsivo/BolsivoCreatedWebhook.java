package io.crmkit.bolsivo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint just registered, with the secret that signs its deliveries. Made by this
 * library; components may be added in later versions. Jackson writes neither the secret nor the
 * additional properties.
 *
 * @param id its id, which Bolsivo does not document; null when the response holds none
 * @param secret the signing secret, shown this once only; null when the response does not hold it
 *     where Bolsivo documents it, in which case it may be among {@code additionalProperties}
 * @param name its name; null when the response does not say
 * @param targetUrl where events are sent; null when the response does not say
 * @param eventTypes the names of the events it is subscribed to; never null
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record BolsivoCreatedWebhook(
    @Nullable String id,
    @JsonIgnore @Nullable String secret,
    @Nullable String name,
    @Nullable String targetUrl,
    List<String> eventTypes,
    @JsonIgnore Map<String, JsonNode> additionalProperties) {

  /** Copies. */
  public BolsivoCreatedWebhook {
    eventTypes = Models.copy(eventTypes);
    additionalProperties = Models.copy(additionalProperties);
  }

  /** Without the secret, and without fields whose meaning is unknown. */
  @Override
  public String toString() {
    return "BolsivoCreatedWebhook[id=%s, name=%s, targetUrl=%s, eventTypes=%s]"
        .formatted(id, name, targetUrl, eventTypes);
  }
}
