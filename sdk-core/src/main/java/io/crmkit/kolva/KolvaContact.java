package io.crmkit.kolva;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person at a client. Contacts are stored within their client; Kolva documents none of their
 * fields. Made by this library; components may be added in later versions.
 *
 * @param id its id; null when the response holds none
 * @param clientId the id of the client it belongs to; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KolvaContact(
    @Nullable String id, @Nullable String clientId, Map<String, JsonNode> additionalProperties) {

  /** Copies. */
  public KolvaContact {
    additionalProperties = Models.copy(additionalProperties);
  }
}
