package io.crmkit.kolva;

import io.crmkit.ListQuery;
import java.util.Objects;

/** Which visits to list. Filters that are not set do not restrict. */
public final class KolvaVisitQuery extends ListQuery {
  private KolvaVisitQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaVisitQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING);
    }

    /** Only visits with this status, such as {@link KolvaVisitStatus#COMPLETED}. */
    public Builder status(KolvaVisitStatus status) {
      return put("status", Objects.requireNonNull(status, "status == null").wireName());
    }

    /** Builds the query. */
    public KolvaVisitQuery build() {
      return new KolvaVisitQuery(this);
    }
  }
}
