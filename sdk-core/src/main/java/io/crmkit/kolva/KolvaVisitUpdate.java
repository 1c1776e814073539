package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.json.Models;
import java.util.Objects;

/**
 * Changes of a visit. The fields of check-in and check-out are not documented: set them with {@code
 * put}. Kolva updates by PUT and does not document what becomes of fields that are left out: {@code
 * from} starts with all that was read.
 */
public final class KolvaVisitUpdate extends Input {
  private KolvaVisitUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from a visit as it was read: every field of it but the id, those that Kolva does not
   * document included.
   *
   * @param visit what was read
   * @return a builder with the visit's fields
   */
  public static Builder from(KolvaVisit visit) {
    return new Builder()
        .putAll(Models.fields(Objects.requireNonNull(visit, "visit == null"), "id"));
  }

  /** Builds a {@link KolvaVisitUpdate}. Not thread-safe. */
  public static final class Builder extends KolvaVisitFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KolvaVisitUpdate build() {
      requireAny();
      return new KolvaVisitUpdate(this);
    }
  }
}
