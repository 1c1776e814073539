package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a pipeline.
 *
 * @param id its id, to use as {@code stageId}
 * @param name its display name
 * @param slug its short name
 * @param position its place in the pipeline, from 0; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoStage(
    @Required String id,
    @Nullable String name,
    @Nullable String slug,
    @Nullable Integer position,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoStage {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
