package io.crmkit.kaivox;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An appointment. Which fields a response holds is not documented by KaiVox: those that one is
 * created with are expected. Made by this library; components may be added in later versions.
 *
 * @param id its id
 * @param customerId the id of the customer who comes; null when the response does not say
 * @param serviceId the id of the service that is booked; null when the response does not say
 * @param staffId the id of the staff member who serves; null when there is none
 * @param appointmentDate the day; null when the response does not say
 * @param appointmentTime the time of day at the business, whose time zone KaiVox does not document;
 *     null when the response does not say
 * @param status what became of it; null when the response does not say
 * @param notes notes; null when there are none
 * @param source where it was booked, such as {@code api}; null when the response does not say
 * @param additionalProperties what the response holds beside these; unmodifiable
 */
public record KaiVoxAppointment(
    @Required String id,
    @Nullable String customerId,
    @Nullable String serviceId,
    @Nullable String staffId,
    @Nullable LocalDate appointmentDate,
    @Nullable LocalTime appointmentTime,
    @Nullable KaiVoxAppointmentStatus status,
    @Nullable String notes,
    @Nullable String source,
    Map<String, JsonNode> additionalProperties) {

  /** Checks and copies. */
  public KaiVoxAppointment {
    Models.require("id", id);
    additionalProperties = Models.copy(additionalProperties);
  }
}
