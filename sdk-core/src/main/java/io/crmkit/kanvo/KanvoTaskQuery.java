package io.crmkit.kanvo;

import io.crmkit.ListQuery;

/** Which tasks to list. Filters that are not set do not restrict. */
public final class KanvoTaskQuery extends ListQuery {
  private KanvoTaskQuery(Builder builder) {
    super(builder);
  }

  /** {@return a builder without filters} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoTaskQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kanvo.PAGING);
    }

    /**
     * Lists only tasks linked to one record.
     *
     * @param recordId the record's UUID
     * @return this builder
     */
    public Builder recordId(String recordId) {
      return put("record_id", recordId);
    }

    /**
     * Lists only tasks assigned to one team member.
     *
     * @param assigneeId the team member's UUID
     * @return this builder
     */
    public Builder assigneeId(String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /**
     * Lists only completed tasks, or only open ones.
     *
     * @param completed true for completed ones, false for open ones
     * @return this builder
     */
    public Builder completed(boolean completed) {
      return put("completed", Boolean.toString(completed));
    }

    /**
     * Builds the query.
     *
     * @return the query; what is done to this builder later does not change it
     */
    public KanvoTaskQuery build() {
      return new KanvoTaskQuery(this);
    }
  }
}
