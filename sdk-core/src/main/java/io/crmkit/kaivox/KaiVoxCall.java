package io.crmkit.kaivox;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import io.crmkit.transport.json.TextOrJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phone call that the voice AI took. Made by this library; components may be added in later
 * versions.
 *
 * @param id its id
 * @param transcript what was said: the text, or the JSON of whatever else KaiVox sends, whose shape
 *     it does not document; null when the response holds none
 * @param sentiment how it sounded: a word, a score, or the JSON of whatever else KaiVox sends; null
 *     when the response holds none
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KaiVoxCall(
    @Required String id,
    @TextOrJson @Nullable String transcript,
    @TextOrJson @Nullable String sentiment,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KaiVoxCall {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
