package io.crmkit.kolva;

import io.crmkit.ListQuery;

/** Which contacts to list. Filters that are not set do not restrict. */
public final class KolvaContactQuery extends ListQuery {
  private KolvaContactQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KolvaContactQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING);
    }

    /**
     * Lists only the contacts of one client. The parameter's name is not documented by Kolva.
     *
     * @param clientId the client's id, sent as {@code client_id}
     * @return this builder
     */
    public Builder clientId(String clientId) {
      return put("client_id", clientId);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KolvaContactQuery build() {
      return new KolvaContactQuery(this);
    }
  }
}
