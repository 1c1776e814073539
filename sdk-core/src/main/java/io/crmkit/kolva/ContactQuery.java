package io.crmkit.kolva;

import io.crmkit.ListQuery;

/** Which contacts to list. Filters that are not set do not restrict. */
public final class ContactQuery extends ListQuery {
  private ContactQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ContactQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kolva.PAGING.maxSize());
    }

    /** Only contacts of this client: its id. The parameter's name is not documented by Kolva. */
    public Builder clientId(String clientId) {
      return put("client_id", clientId);
    }

    /** Builds the query. */
    public ContactQuery build() {
      return new ContactQuery(this);
    }
  }
}
