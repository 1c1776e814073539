package io.crmkit.kaivox;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.util.Map;

/**
 * A customer. KaiVox documents none of its fields, so all but the id are among {@code
 * additionalProperties}. Made by this library; components may be added in later versions.
 *
 * @param id its id
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KaiVoxCustomer(@Required String id, Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KaiVoxCustomer {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
