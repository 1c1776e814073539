package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.Checks;

/** A contact to create. Kolva documents none of its fields but that it lives within a client. */
public final class KolvaContactCreate extends Input {
  private KolvaContactCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for a contact}
   *
   * @param clientId the id of the client it belongs to; the name of its field is not documented by
   *     Kolva
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String clientId) {
    return new Builder().put("client_id", Checks.notBlank("clientId", clientId));
  }

  /** Builds a {@link KolvaContactCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     */
    public KolvaContactCreate build() {
      return new KolvaContactCreate(this);
    }
  }
}
