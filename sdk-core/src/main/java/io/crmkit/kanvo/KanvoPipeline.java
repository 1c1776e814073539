package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline of a Kanvo workspace.
 *
 * @param id its id
 * @param name its display name
 * @param slug its short name
 * @param stages its stages as the provider orders them; never null
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoPipeline(
    @Required String id,
    @Nullable String name,
    @Nullable String slug,
    List<KanvoStage> stages,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoPipeline {
    Models.require("id", id);
    stages = Models.copy(stages);
    additionalProperties = Models.copy(additionalProperties);
  }
}
