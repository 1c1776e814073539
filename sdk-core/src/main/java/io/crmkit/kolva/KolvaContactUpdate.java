package io.crmkit.kolva;

import io.crmkit.Input;
import io.crmkit.transport.Checks;
import io.crmkit.transport.json.Models;
import java.util.Objects;

/**
 * Changes of a contact. Kolva documents none of its fields. Kolva updates by PUT and does not
 * document what becomes of fields that are left out: {@code from} starts with all that was read.
 */
public final class KolvaContactUpdate extends Input {
  private KolvaContactUpdate(Builder builder) {
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

  /**
   * {@return a builder that starts from a contact as it was read: every field of it but the id}
   *
   * @param clientId the id of the client it belongs to
   * @param contact what was read
   * @throws IllegalArgumentException if the client's id is blank
   */
  public static Builder from(String clientId, KolvaContact contact) {
    Objects.requireNonNull(contact, "contact == null");
    return builder(clientId).putAll(Models.fields(contact, "id", "client_id"));
  }

  /** Builds a {@link KolvaContactUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     */
    public KolvaContactUpdate build() {
      return new KolvaContactUpdate(this);
    }
  }
}
