package io.crmkit.bolsivo;

import io.crmkit.Query;

/** Which leads to list. Bolsivo documents no parameters: set them with {@link Builder#put}. */
public final class BolsivoLeadQuery extends Query {
  private BolsivoLeadQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without parameters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BolsivoLeadQuery}. Not thread-safe. */
  public static final class Builder extends Query.Builder<Builder> {
    private Builder() {
      super(Bolsivo.PAGING);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public BolsivoLeadQuery build() {
      return new BolsivoLeadQuery(this);
    }
  }
}
