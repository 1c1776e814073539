package io.crmkit.kaivox;

import io.crmkit.Input;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * What an appointment can be created with and changed to.
 *
 * @param <B> the builder itself
 */
abstract class KaiVoxAppointmentFields<B extends KaiVoxAppointmentFields<B>>
    extends Input.Builder<B> {
  KaiVoxAppointmentFields() {}

  /** The customer who comes: an id. */
  public B customerId(String customerId) {
    return put("customer_id", KaiVox.id("customerId", nonNull("customer_id", customerId)));
  }

  /** The service to book: an id. */
  public B serviceId(String serviceId) {
    return put("service_id", KaiVox.id("serviceId", nonNull("service_id", serviceId)));
  }

  /** The staff member who serves: an id. */
  public B staffId(String staffId) {
    return put("staff_id", KaiVox.id("staffId", nonNull("staff_id", staffId)));
  }

  /** The day; sent as {@code 2026-03-15}. */
  public B appointmentDate(LocalDate appointmentDate) {
    return putNonNull("appointment_date", appointmentDate);
  }

  /**
   * The time of day at the business; sent as {@code 09:30}.
   *
   * @param appointmentTime hours and minutes
   * @return this builder
   * @throws IllegalArgumentException if it has seconds, which KaiVox does not take
   */
  public B appointmentTime(LocalTime appointmentTime) {
    nonNull("appointment_time", appointmentTime);
    if (!appointmentTime.equals(appointmentTime.truncatedTo(ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException(
          "appointmentTime has seconds, and KaiVox takes hours and minutes: " + appointmentTime);
    }
    return put("appointment_time", appointmentTime.toString());
  }

  /** Notes. */
  public B notes(String notes) {
    return putNonNull("notes", notes);
  }
}
