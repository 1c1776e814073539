package io.crmkit.kaivox;

import io.crmkit.Query;
import java.time.LocalDate;
import java.util.Objects;

/** Which free slots to ask for. KaiVox documents none of these parameters. */
public final class KaiVoxSlotQuery extends Query {
  private KaiVoxSlotQuery(Builder builder) {
    super(builder);
  }

  /** A builder without parameters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxSlotQuery}. Not thread-safe. */
  public static final class Builder extends Query.Builder<Builder> {
    private Builder() {}

    /** Slots on this day; sent as {@code date=2026-03-15}. */
    public Builder date(LocalDate date) {
      return put("date", Objects.requireNonNull(date, "date == null").toString());
    }

    /** Slots for this service: an id, sent as {@code service_id}. */
    public Builder serviceId(String serviceId) {
      return put("service_id", serviceId);
    }

    /** Slots with this staff member: an id, sent as {@code staff_id}. */
    public Builder staffId(String staffId) {
      return put("staff_id", staffId);
    }

    /** Builds the query. */
    public KaiVoxSlotQuery build() {
      return new KaiVoxSlotQuery(this);
    }
  }
}
