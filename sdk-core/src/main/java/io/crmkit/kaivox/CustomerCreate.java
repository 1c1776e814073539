package io.crmkit.kaivox;

import io.crmkit.Input;

/** A customer to create. KaiVox documents none of its fields. */
public final class CustomerCreate extends Input {
  private CustomerCreate(Builder builder) {
    super(builder);
  }

  /** A builder without fields: set them with {@link Builder#put}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CustomerCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if nothing was set
     */
    public CustomerCreate build() {
      requireAny();
      return new CustomerCreate(this);
    }
  }
}
