package io.crmkit.kaivox;

import io.crmkit.ListQuery;
import java.time.LocalDate;
import java.util.Objects;

/** Which appointments to list. Filters that are not set do not restrict. */
public final class KaiVoxAppointmentQuery extends ListQuery {
  private KaiVoxAppointmentQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxAppointmentQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(KaiVox.PAGING);
    }

    /** Only appointments with this status. */
    public Builder status(KaiVoxAppointmentStatus status) {
      return put("status", Objects.requireNonNull(status, "status == null").wireName());
    }

    /** Only appointments on this day; sent as {@code 2026-03-15}. */
    public Builder date(LocalDate date) {
      return put("date", Objects.requireNonNull(date, "date == null").toString());
    }

    /** Only appointments with this staff member: an id. */
    public Builder staffId(String staffId) {
      return put("staff_id", staffId);
    }

    /** Builds the query. */
    public KaiVoxAppointmentQuery build() {
      return new KaiVoxAppointmentQuery(this);
    }
  }
}
