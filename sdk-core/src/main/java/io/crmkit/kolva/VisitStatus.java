package io.crmkit.kolva;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far a visit has come. Kolva documents one value; every other one is kept as it came.
 *
 * @param value the status as Kolva writes it, such as {@code completed}
 */
public record VisitStatus(@JsonValue String value) {
  /** The field rep has checked out. */
  public static final VisitStatus COMPLETED = new VisitStatus("completed");

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VisitStatus {
    Objects.requireNonNull(value, "value == null");
  }

  /** The value as Kolva writes it. */
  @Override
  public String toString() {
    return value;
  }
}
