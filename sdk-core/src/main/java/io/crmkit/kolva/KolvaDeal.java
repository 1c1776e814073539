package io.crmkit.kolva;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deal or order. Made by this library; components may be added in later versions.
 *
 * @param id its id
 * @param clientId the id of the client it is made with; null when the response does not say
 * @param totalHt its total excluding tax, in {@code currency}, digit by digit as Kolva sent it;
 *     null when the response does not say
 * @param currency its currency by ISO 4217, such as {@code EUR}; null when the response does not
 *     say
 * @param status how far it has come; Kolva documents no values. Null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KolvaDeal(
    @Required String id,
    @Nullable String clientId,
    @Nullable BigDecimal totalHt,
    @Nullable String currency,
    @Nullable String status,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KolvaDeal {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
