package io.crmkit.kaivox;

import io.crmkit.Input;

/**
 * Changes of a customer: fields that are not set stay as they are. KaiVox documents none of them.
 */
public final class KaiVoxCustomerUpdate extends Input {
  private KaiVoxCustomerUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder without fields: set them with {@link Builder#put}} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxCustomerUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KaiVoxCustomerUpdate build() {
      requireAny();
      return new KaiVoxCustomerUpdate(this);
    }
  }
}
