package io.crmkit.bolsivo;

import io.crmkit.Query;

/** Which leads to list. Bolsivo documents no parameters: set them with {@link Builder#put}. */
public final class LeadQuery extends Query {
  private LeadQuery(Builder builder) {
    super(builder);
  }

  /** A builder without parameters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LeadQuery}. Not thread-safe. */
  public static final class Builder extends Query.Builder<Builder> {
    private Builder() {}

    /** Builds the query. */
    public LeadQuery build() {
      return new LeadQuery(this);
    }
  }
}
