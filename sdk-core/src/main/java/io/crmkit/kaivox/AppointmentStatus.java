package io.crmkit.kaivox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What became of an appointment. A value that KaiVox adds later is kept as it came.
 *
 * @param value the status as KaiVox writes it, such as {@code scheduled}
 */
public record AppointmentStatus(@JsonValue String value) {
  /** It is to come. */
  public static final AppointmentStatus SCHEDULED = new AppointmentStatus("scheduled");

  /** It took place. */
  public static final AppointmentStatus COMPLETED = new AppointmentStatus("completed");

  /** It was called off. */
  public static final AppointmentStatus CANCELLED = new AppointmentStatus("cancelled");

  /** The customer did not come. */
  public static final AppointmentStatus NO_SHOW = new AppointmentStatus("no_show");

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AppointmentStatus {
    Objects.requireNonNull(value, "value == null");
  }

  /** The value as KaiVox writes it. */
  @Override
  public String toString() {
    return value;
  }
}
