package io.crmkit.acme;

import io.crmkit.ListQuery;

/** Which orders to list. Filters that are not set do not restrict. */
public final class AcmeOrderQuery extends ListQuery {
  private AcmeOrderQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AcmeOrderQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Acme.PAGING);
    }

    /** Only orders of this status. */
    public Builder status(AcmeOrderStatus status) {
      return put("status", status.wireName());
    }

    /** Builds the query. */
    public AcmeOrderQuery build() {
      return new AcmeOrderQuery(this);
    }
  }
}
