package io.crmkit.kolva;

import io.crmkit.Input;

/** A client to create. Kolva documents none of its fields. */
public final class KolvaClientCreate extends Input {
  private KolvaClientCreate(Builder builder) {
    super(builder);
  }

  /** {@return a builder without fields: set them with {@link Builder#put}} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaClientCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KolvaClientCreate build() {
      requireAny();
      return new KolvaClientCreate(this);
    }
  }
}
