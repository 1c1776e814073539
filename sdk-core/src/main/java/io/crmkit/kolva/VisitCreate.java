package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.Checks;

/** A visit to plan. */
public final class VisitCreate extends Input {
  private VisitCreate(Builder builder) {
    super(builder);
  }

  /**
   * A builder for a visit.
   *
   * @param clientId the id of the client to visit
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String clientId) {
    return new Builder().put("client_id", Checks.notBlank("clientId", clientId));
  }

  /** Builds a {@link VisitCreate}. Not thread-safe. */
  public static final class Builder extends VisitFields<Builder> {
    private Builder() {}

    /** Builds the input. */
    public VisitCreate build() {
      return new VisitCreate(this);
    }
  }
}
