package io.crmkit.kaivox;

import io.crmkit.Input;

/**
 * Changes of an appointment: fields that are not set stay as they are. Which fields can be changed
 * is not documented by KaiVox; those that one is created with are offered.
 */
public final class AppointmentUpdate extends Input {
  private AppointmentUpdate(Builder builder) {
    super(builder);
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AppointmentUpdate}. Not thread-safe. */
  public static final class Builder extends AppointmentFields<Builder> {
    private Builder() {}

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if nothing was set
     */
    public AppointmentUpdate build() {
      requireAny();
      return new AppointmentUpdate(this);
    }
  }
}
