package io.crmkit.kanvo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task of Kanvo. Which fields its responses hold is not documented: those of its inputs are
 * expected, with an id and times as records have them. Made by this library; components may be
 * added in later versions.
 *
 * @param id its id
 * @param title what is to be done
 * @param recordId the id of the record it is linked to; null when it stands alone
 * @param assigneeId the id of the team member it is assigned to; null when it is unassigned
 * @param dueDate when it is due; of a date and time the date. Null when it has none
 * @param notes a description; null when it has none
 * @param completed whether it is done; false when the response does not say
 * @param createdAt when it was created; null when the response does not say
 * @param updatedAt when it was last changed; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KanvoTask(
    @Required String id,
    @Nullable String title,
    @Nullable String recordId,
    @Nullable String assigneeId,
    @Nullable LocalDate dueDate,
    @Nullable String notes,
    boolean completed,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KanvoTask {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
