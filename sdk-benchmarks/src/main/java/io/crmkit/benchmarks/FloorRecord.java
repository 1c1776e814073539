package io.crmkit.benchmarks;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** A record of Kanvo as one writes it by hand for Jackson, with the components of KanvoRecord. */
public record FloorRecord(
    String id,
    String title,
    String objectTypeId,
    String stageId,
    String assigneeId,
    Map<String, JsonNode> data,
    Instant createdAt,
    Instant updatedAt,
    @JsonProperty("object_types") ObjectType objectType,
    @JsonAnySetter Map<String, JsonNode> additionalProperties) {

  /** Its object type. */
  public record ObjectType(
      String id,
      String name,
      String slug,
      String icon,
      @JsonAnySetter Map<String, JsonNode> additionalProperties) {}
}
