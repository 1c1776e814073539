package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import java.util.List;
import java.util.Map;

/**
 * What a Kanvo workspace is made of.
 *
 * @param objectTypes its types of records; never null
 * @param pipelines its pipelines with their stages; never null
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoSchema(
    List<KanvoObjectType> objectTypes,
    List<KanvoPipeline> pipelines,
    Map<String, JsonNode> additionalProperties) {

  /** Copies. */
  public KanvoSchema {
    objectTypes = Models.copy(objectTypes);
    pipelines = Models.copy(pipelines);
    additionalProperties = Models.copy(additionalProperties);
  }
}
