package io.crmkit.kaivox;

import io.crmkit.Query;
import java.time.LocalDate;
import java.util.Objects;

/** Which free slots to ask for. KaiVox documents none of these parameters. */
public final class KaiVoxSlotQuery extends Query {
  private KaiVoxSlotQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without parameters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxSlotQuery}. Not thread-safe. */
  public static final class Builder extends Query.Builder<Builder> {
    private Builder() {}

    /**
     * Asks for the slots of one day.
     *
     * @param date the day, sent as {@code date=2026-03-15}
     * @return this builder
     */
    public Builder date(LocalDate date) {
      return put("date", Objects.requireNonNull(date, "date == null").toString());
    }

    /**
     * Asks for the slots of one service.
     *
     * @param serviceId the service's id, sent as {@code service_id}
     * @return this builder
     */
    public Builder serviceId(String serviceId) {
      return put("service_id", serviceId);
    }

    /**
     * Asks for the slots of one staff member.
     *
     * @param staffId the staff member's id, sent as {@code staff_id}
     * @return this builder
     */
    public Builder staffId(String staffId) {
      return put("staff_id", staffId);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KaiVoxSlotQuery build() {
      return new KaiVoxSlotQuery(this);
    }
  }
}
