package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.json.Models;
import java.util.Objects;

/**
 * Changes of a client. Kolva documents none of its fields. Kolva updates by PUT and does not
 * document what becomes of fields that are left out: {@code from} starts with all that was read.
 */
public final class KolvaClientUpdate extends Input {
  private KolvaClientUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts from a client as it was read: every field of it but the id, those that Kolva does not
   * document included.
   *
   * @param client what was read
   * @return a builder with the client's fields
   */
  public static Builder from(KolvaClientRecord client) {
    return new Builder()
        .putAll(Models.fields(Objects.requireNonNull(client, "client == null"), "id"));
  }

  /** Builds a {@link KolvaClientUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KolvaClientUpdate build() {
      requireAny();
      return new KolvaClientUpdate(this);
    }
  }
}
