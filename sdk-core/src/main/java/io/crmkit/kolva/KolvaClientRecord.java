package io.crmkit.kolva;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.util.Map;

/**
 * A client in Kolva: a business that the field team sells to. Kolva documents none of its fields,
 * so all but the id are among {@code additionalProperties}; its contacts are there too if the
 * response holds them. Made by this library; components may be added in later versions.
 *
 * @param id its id
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KolvaClientRecord(@Required String id, Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KolvaClientRecord {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
