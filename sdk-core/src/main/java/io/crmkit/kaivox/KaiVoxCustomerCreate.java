package io.crmkit.kaivox;

import io.crmkit.Input;

/** A customer to create. KaiVox documents none of its fields. */
public final class KaiVoxCustomerCreate extends Input {
  private KaiVoxCustomerCreate(Builder builder) {
    super(builder);
  }

  /** {@return a builder without fields: set them with {@link Builder#put}} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxCustomerCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KaiVoxCustomerCreate build() {
      requireAny();
      return new KaiVoxCustomerCreate(this);
    }
  }
}
