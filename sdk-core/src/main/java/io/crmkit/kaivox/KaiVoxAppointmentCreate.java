package io.crmkit.kaivox;

import io.crmkit.Input;

/** An appointment to book. Customer, service, day and time are required. */
public final class KaiVoxAppointmentCreate extends Input {
  private KaiVoxAppointmentCreate(Builder builder) {
    super(builder);
  }

  /** {@return a builder without fields} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxAppointmentCreate}. Not thread-safe. */
  public static final class Builder extends KaiVoxAppointmentFields<Builder> {
    private Builder() {}

    /**
     * Says where it is booked. KaiVox's default is {@code api}.
     *
     * @param source a word of KaiVox's or of your own; KaiVox documents no list
     * @return this builder
     */
    public Builder source(String source) {
      return putNonNull("source", source);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if the customer, the service, the day or the time is not set
     */
    public KaiVoxAppointmentCreate build() {
      requireFields("KaiVox", "customer_id", "service_id", "appointment_date", "appointment_time");
      return new KaiVoxAppointmentCreate(this);
    }
  }
}
