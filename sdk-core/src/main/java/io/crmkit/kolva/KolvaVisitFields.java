package io.crmkit.kolva;

import io.crmkit.Input;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a visit can be created with and changed to.
 *
 * @param <B> the builder itself
 */
abstract class KolvaVisitFields<B extends KolvaVisitFields<B>> extends Input.Builder<B> {
  KolvaVisitFields() {}

  /** The field rep who goes: an id. */
  public B commercialId(String commercialId) {
    return put("commercial_id", Objects.requireNonNull(commercialId, "commercialId == null"));
  }

  /** The day it is planned for; sent as {@code 2026-03-15}. */
  public B plannedDate(LocalDate plannedDate) {
    return put("planned_date", Objects.requireNonNull(plannedDate, "plannedDate == null"));
  }

  /** Its kind, such as {@code visit}. Kolva documents no other values. */
  public B type(String type) {
    return put("type", Objects.requireNonNull(type, "type == null"));
  }

  /** How far it has come. Kolva documents it as a filter of lists only. */
  public B status(KolvaVisitStatus status) {
    return put("status", Objects.requireNonNull(status, "status == null"));
  }
}
