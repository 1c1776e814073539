package io.crmkit.acme;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order of a shop. Made by this library; components may be added in later versions.
 *
 * @param id its id
 * @param shop the shop it was made in; null when the answer does not say
 * @param cents what it costs, in cents; null when the answer does not say
 * @param status how far it has come; null when the answer does not say
 * @param createdAt when it was made; null when the answer does not say
 * @param additionalProperties what the answer holds beside these; unmodifiable
 */
public record AcmeOrder(
    @Required String id,
    @Nullable String shop,
    @Nullable Integer cents,
    @Nullable AcmeOrderStatus status,
    @Nullable Instant createdAt,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public AcmeOrder {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
