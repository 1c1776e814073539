package io.crmkit.kanvo;

import io.crmkit.ListQuery;

/** Which records to list. Filters that are not set do not restrict. */
public final class KanvoRecordQuery extends ListQuery {
  private KanvoRecordQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoRecordQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kanvo.PAGING);
    }

    /**
     * Lists only records of one object type.
     *
     * @param type the type's slug, such as {@code lead}
     * @return this builder
     */
    public Builder type(String type) {
      return put("type", type);
    }

    /**
     * Lists only records whose title holds a text.
     *
     * @param search the text, in any case
     * @return this builder
     */
    public Builder search(String search) {
      return put("search", search);
    }

    /**
     * Lists only records assigned to one team member.
     *
     * @param assigneeId the team member's UUID
     * @return this builder
     */
    public Builder assigneeId(String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KanvoRecordQuery build() {
      return new KanvoRecordQuery(this);
    }
  }
}
