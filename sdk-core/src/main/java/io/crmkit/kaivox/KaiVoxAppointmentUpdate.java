package io.crmkit.kaivox;

import io.crmkit.Input;

/**
 * Changes of an appointment: fields that are not set stay as they are. Which fields can be changed
 * is not documented by KaiVox; those that one is created with are offered.
 */
public final class KaiVoxAppointmentUpdate extends Input {
  private KaiVoxAppointmentUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxAppointmentUpdate}. Not thread-safe. */
  public static final class Builder extends KaiVoxAppointmentFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KaiVoxAppointmentUpdate build() {
      requireAny();
      return new KaiVoxAppointmentUpdate(this);
    }
  }
}
