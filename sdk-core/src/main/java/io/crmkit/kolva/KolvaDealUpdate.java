package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.json.Models;
import java.util.Objects;

/**
 * Changes of a deal. Kolva updates by PUT and does not document what becomes of fields that are
 * left out: {@code from} starts with all that was read.
 */
public final class KolvaDealUpdate extends Input {
  private KolvaDealUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from a deal as it was read: every field of it but the id, those that Kolva does not
   * document included.
   *
   * @param deal what was read
   * @return a builder with the deal's fields
   */
  public static Builder from(KolvaDeal deal) {
    return new Builder().putAll(Models.fields(Objects.requireNonNull(deal, "deal == null"), "id"));
  }

  /** Builds a {@link KolvaDealUpdate}. Not thread-safe. */
  public static final class Builder extends KolvaDealFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KolvaDealUpdate build() {
      requireAny();
      return new KolvaDealUpdate(this);
    }
  }
}
