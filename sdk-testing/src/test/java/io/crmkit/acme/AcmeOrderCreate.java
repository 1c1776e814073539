package io.crmkit.acme;

import io.crmkit.Input;
import io.crmkit.transport.Checks;

/** An order to make. */
public final class AcmeOrderCreate extends Input {
  private AcmeOrderCreate(Builder builder) {
    super(builder);
  }

  /**
   * A builder for an order.
   *
   * @param shop the shop it is made in
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String shop) {
    return new Builder().put("shop", Checks.notBlank("shop", shop));
  }

  /** Builds an {@link AcmeOrderCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /** What it costs, in cents. Required. */
    public Builder cents(int cents) {
      return put("cents", cents);
    }

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if the price was not set
     */
    public AcmeOrderCreate build() {
      requireFields("Acme", "cents");
      return new AcmeOrderCreate(this);
    }
  }
}
