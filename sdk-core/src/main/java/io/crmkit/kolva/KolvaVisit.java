package io.crmkit.kolva;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field visit. The fields of check-in, check-out and schedules are not documented: where Kolva
 * sends them they are among {@code additionalProperties}. Made by this library; components may be
 * added in later versions.
 *
 * @param id its id
 * @param clientId the id of the client to visit; null when the response does not say
 * @param commercialId the id of the field rep who goes; null when the response does not say
 * @param plannedDate the day it is planned for; of a date and time the date. Null when the response
 *     does not say
 * @param type its kind, such as {@code visit}; null when the response does not say
 * @param status how far it has come; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KolvaVisit(
    @Required String id,
    @Nullable String clientId,
    @Nullable String commercialId,
    @Nullable LocalDate plannedDate,
    @Nullable String type,
    @Nullable KolvaVisitStatus status,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KolvaVisit {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
