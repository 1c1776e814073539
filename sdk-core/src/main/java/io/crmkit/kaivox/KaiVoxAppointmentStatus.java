package io.crmkit.kaivox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What became of an appointment. A value that KaiVox adds later is kept as it came.
 *
 * @param wireName the status as KaiVox writes it, such as {@code scheduled}
 */
public record KaiVoxAppointmentStatus(@JsonValue String wireName) {
  /** It is to come. */
  public static final KaiVoxAppointmentStatus SCHEDULED = new KaiVoxAppointmentStatus("scheduled");

  /** It took place. */
  public static final KaiVoxAppointmentStatus COMPLETED = new KaiVoxAppointmentStatus("completed");

  /** It was called off. */
  public static final KaiVoxAppointmentStatus CANCELLED = new KaiVoxAppointmentStatus("cancelled");

  /** The customer did not come. */
  public static final KaiVoxAppointmentStatus NO_SHOW = new KaiVoxAppointmentStatus("no_show");

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KaiVoxAppointmentStatus {
    Objects.requireNonNull(wireName, "wireName == null");
  }

  /** The value as KaiVox writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
