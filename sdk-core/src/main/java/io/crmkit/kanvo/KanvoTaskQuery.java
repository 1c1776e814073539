package io.crmkit.kanvo;

import io.crmkit.ListQuery;

/** Which tasks to list. Filters that are not set do not restrict. */
public final class KanvoTaskQuery extends ListQuery {
  private KanvoTaskQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoTaskQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kanvo.PAGING);
    }

    /** Only tasks linked to this record: a UUID. */
    public Builder recordId(String recordId) {
      return put("record_id", recordId);
    }

    /** Only tasks assigned to this team member: a UUID. */
    public Builder assigneeId(String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /** Only completed tasks, or only open ones. */
    public Builder completed(boolean completed) {
      return put("completed", Boolean.toString(completed));
    }

    /** Builds the query. */
    public KanvoTaskQuery build() {
      return new KanvoTaskQuery(this);
    }
  }
}
