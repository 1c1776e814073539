package io.crmkit.kolva;

import io.crmkit.ListQuery;

/** Which contacts to list. Filters that are not set do not restrict. */
public final class KolvaContactQuery extends ListQuery {
  private KolvaContactQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaContactQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING);
    }

    /** Only contacts of this client: its id. The parameter's name is not documented by Kolva. */
    public Builder clientId(String clientId) {
      return put("client_id", clientId);
    }

    /** Builds the query. */
    public KolvaContactQuery build() {
      return new KolvaContactQuery(this);
    }
  }
}
