package io.crmkit.kolva;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * How far a visit has come. Kolva documents one value; every other one is kept as it came.
 *
 * @param wireName the status as Kolva writes it, such as {@code completed}
 */
public record KolvaVisitStatus(@JsonValue String wireName) {
  /** The field rep has checked out. */
  public static final KolvaVisitStatus COMPLETED = new KolvaVisitStatus("completed");

  /** Takes any value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KolvaVisitStatus {
    Objects.requireNonNull(wireName, "wireName == null");
  }

  /** The value as Kolva writes it. */
  @Override
  public String toString() {
    return wireName;
  }
}
