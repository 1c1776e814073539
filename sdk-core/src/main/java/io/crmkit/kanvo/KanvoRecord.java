package io.crmkit.kanvo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.JsonCodec;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of Kanvo: a lead, a job, an estimate or whatever its object type says. Made by this
 * library; components may be added in later versions.
 *
 * @param id its UUID
 * @param title its display name
 * @param objectTypeId the id of its object type
 * @param stageId the id of the pipeline stage it is in; null when it is in none
 * @param assigneeId the id of the team member it is assigned to; null when it is unassigned
 * @param data its custom fields; unmodifiable
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param objectType its object type, where the response holds it
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoRecord(
    @Required String id,
    @Nullable String title,
    @Nullable String objectTypeId,
    @Nullable String stageId,
    @Nullable String assigneeId,
    Map<String, JsonNode> data,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    @JsonProperty("object_types") @Nullable KanvoObjectType objectType,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoRecord {
    Models.require("id", id);
    data = Models.copy(data);
    additionalProperties = Models.copy(additionalProperties);
  }

  /**
   * The custom fields as a type of your own, by Jackson's rules; unknown fields are ignored and
   * names are in snake case.
   *
   * @param type a class or record that Jackson can make
   * @param <T> the type
   * @return the data; never null
   * @throws IllegalArgumentException if the data does not fit the type
   */
  public <T> T dataAs(Class<T> type) {
    return JsonCodec.convert(data, type);
  }
}
