package io.crmkit.kolva;

import io.crmkit.ListQuery;
import java.util.Objects;

/** Which visits to list. Filters that are not set do not restrict. */
public final class KolvaVisitQuery extends ListQuery {
  private KolvaVisitQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaVisitQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING);
    }

    /**
     * Lists only visits with one status, such as {@link KolvaVisitStatus#COMPLETED}.
     *
     * @param status the status; one that this version does not know is sent as it is
     * @return this builder
     */
    public Builder status(KolvaVisitStatus status) {
      return put("status", Objects.requireNonNull(status, "status == null").wireName());
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KolvaVisitQuery build() {
      return new KolvaVisitQuery(this);
    }
  }
}
