package io.crmkit.bolsivo;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.TextOrJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A business that Bolsivo found. Which fields the list holds is not documented: those that the
 * events and integration notes name are expected. Made by this library; components may be added in
 * later versions.
 *
 * @param id its id, from {@code id} or {@code lead_id}, such as {@code lead_xyz789}; null when the
 *     response holds neither
 * @param businessName its name; null when the response does not say
 * @param status how far it has come; null when the response does not say
 * @param score the AI's score, from 0 to 100; null when the response does not say
 * @param fitReason why it fits, in words; null when the response does not say
 * @param address where it is: the text, or the JSON of whatever else Bolsivo sends; null when the
 *     response does not say
 * @param phone its phone number; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record BolsivoLead(
    @JsonAlias("lead_id") @Nullable String id,
    @Nullable String businessName,
    @Nullable BolsivoLeadStatus status,
    @Nullable Integer score,
    @Nullable String fitReason,
    @TextOrJson @Nullable String address,
    @Nullable String phone,
    Map<String, JsonNode> additionalProperties) {

  /** Copies. */
  public BolsivoLead {
    additionalProperties = Models.copy(additionalProperties);
  }
}
