package io.crmkit.kaivox;

import io.crmkit.ListQuery;

/**
 * How to list customers, calls, staff or services, for which KaiVox documents paging and no
 * filters.
 */
public final class KaiVoxQuery extends ListQuery {
  private KaiVoxQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KaiVoxQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(KaiVox.PAGING);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KaiVoxQuery build() {
      return new KaiVoxQuery(this);
    }
  }
}
