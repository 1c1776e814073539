package io.crmkit.acme;

import io.crmkit.Input;
import org.jspecify.annotations.Nullable;

/** Changes of an order. What is not set stays as it is. */
public final class AcmeOrderUpdate extends Input {
  private AcmeOrderUpdate(Builder builder) {
    super(builder);
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AcmeOrderUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /** Moves the order on. */
    public Builder status(AcmeOrderStatus status) {
      return putNonNull("status", status);
    }

    /** Sets the note for the packers; null takes it away, which Acme documents. */
    public Builder note(@Nullable String note) {
      return put("note", note);
    }

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if nothing was set
     */
    public AcmeOrderUpdate build() {
      requireAny();
      return new AcmeOrderUpdate(this);
    }
  }
}
