package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of records in a Kanvo workspace.
 *
 * @param id its id; null inside a record, where Kanvo leaves it out
 * @param name its display name, such as {@code Lead}
 * @param slug what records are created and listed by, such as {@code lead}
 * @param icon an emoji; null when it has none
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoObjectType(
    @Nullable String id,
    @Nullable String name,
    @Nullable String slug,
    @Nullable String icon,
    Map<String, JsonNode> additionalProperties) {

  /** Copies. */
  public KanvoObjectType {
    additionalProperties = Models.copy(additionalProperties);
  }
}
