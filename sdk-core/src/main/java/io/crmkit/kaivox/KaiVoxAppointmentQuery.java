package io.crmkit.kaivox;

import io.crmkit.ListQuery;
import java.time.LocalDate;
import java.util.Objects;

/** Which appointments to list. Filters that are not set do not restrict. */
public final class KaiVoxAppointmentQuery extends ListQuery {
  private KaiVoxAppointmentQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxAppointmentQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(KaiVox.PAGING);
    }

    /**
     * Lists only appointments with one status.
     *
     * @param status the status; one that this version does not know is sent as it is
     * @return this builder
     */
    public Builder status(KaiVoxAppointmentStatus status) {
      return put("status", Objects.requireNonNull(status, "status == null").wireName());
    }

    /**
     * Lists only appointments on one day.
     *
     * @param date the day, sent as {@code 2026-03-15}
     * @return this builder
     */
    public Builder date(LocalDate date) {
      return put("date", Objects.requireNonNull(date, "date == null").toString());
    }

    /**
     * Lists only appointments with one staff member.
     *
     * @param staffId the staff member's id
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
    public KaiVoxAppointmentQuery build() {
      return new KaiVoxAppointmentQuery(this);
    }
  }
}
