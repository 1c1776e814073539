package io.crmkit.kolva;

import io.crmkit.ListQuery;

/** How to list clients or deals, for which Kolva documents paging and no filters. */
public final class KolvaQuery extends ListQuery {
  private KolvaQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KolvaQuery build() {
      return new KolvaQuery(this);
    }
  }
}
