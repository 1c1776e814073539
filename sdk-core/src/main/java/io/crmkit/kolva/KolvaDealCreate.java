package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.Checks;

/** A deal to create. */
public final class KolvaDealCreate extends Input {
  private KolvaDealCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for a deal}
   *
   * @param clientId the id of the client it is made with
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String clientId) {
    return new Builder().put("client_id", Checks.notBlank("clientId", clientId));
  }

  /** Builds a {@link KolvaDealCreate}. Not thread-safe. */
  public static final class Builder extends KolvaDealFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     */
    public KolvaDealCreate build() {
      return new KolvaDealCreate(this);
    }
  }
}
