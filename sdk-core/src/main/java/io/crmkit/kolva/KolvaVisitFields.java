package io.crmkit.kolva;

import io.crmkit.Input;
import java.time.LocalDate;

/**
 * What a visit can be created with and changed to.
 *
 * @param <B> the builder itself
 */
abstract class KolvaVisitFields<B extends KolvaVisitFields<B>> extends Input.Builder<B> {
  KolvaVisitFields() {}

  /** The field rep who goes: an id. */
  public B commercialId(String commercialId) {
    return putNonNull("commercial_id", commercialId);
  }

  /** The day it is planned for; sent as {@code 2026-03-15}. */
  public B plannedDate(LocalDate plannedDate) {
    return putNonNull("planned_date", plannedDate);
  }

  /** Its kind, such as {@code visit}. Kolva documents no other values. */
  public B type(String type) {
    return putNonNull("type", type);
  }

  /** How far it has come. Kolva documents it as a filter of lists only. */
  public B status(KolvaVisitStatus status) {
    return putNonNull("status", status);
  }
}
