package io.crmkit.kolva;

import io.crmkit.Input;

/** A client to create. Kolva documents none of its fields. */
public final class ClientCreate extends Input {
  private ClientCreate(Builder builder) {
    super(builder);
  }

  /** A builder without fields: set them with {@link Builder#put}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ClientCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if nothing was set
     */
    public ClientCreate build() {
      requireAny();
      return new ClientCreate(this);
    }
  }
}
