package io.crmkit.kolva;

import io.crmkit.ListQuery;
import java.util.Objects;

/** Which visits to list. Filters that are not set do not restrict. */
public final class VisitQuery extends ListQuery {
  private VisitQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VisitQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING.maxSize());
    }

    /** Only visits with this status, such as {@link VisitStatus#COMPLETED}. */
    public Builder status(VisitStatus status) {
      return put("status", Objects.requireNonNull(status, "status == null").value());
    }

    /** Builds the query. */
    public VisitQuery build() {
      return new VisitQuery(this);
    }
  }
}
