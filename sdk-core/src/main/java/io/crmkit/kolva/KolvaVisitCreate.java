package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.Checks;

/** A visit to plan. */
public final class KolvaVisitCreate extends Input {
  private KolvaVisitCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for a visit}
   *
   * @param clientId the id of the client to visit
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String clientId) {
    return new Builder().put("client_id", Checks.notBlank("clientId", clientId));
  }

  /** Builds a {@link KolvaVisitCreate}. Not thread-safe. */
  public static final class Builder extends KolvaVisitFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     */
    public KolvaVisitCreate build() {
      return new KolvaVisitCreate(this);
    }
  }
}
