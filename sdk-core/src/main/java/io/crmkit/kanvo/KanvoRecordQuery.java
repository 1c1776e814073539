package io.crmkit.kanvo;

import io.crmkit.ListQuery;

/** Which records to list. Filters that are not set do not restrict. */
public final class KanvoRecordQuery extends ListQuery {
  private KanvoRecordQuery(Builder builder) {
    super(builder);
  }

  /** A builder without filters. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoRecordQuery}. Not thread-safe. */
  public static final class Builder extends ListQuery.Builder<Builder> {
    private Builder() {
      super(Kanvo.PAGING);
    }

    /** Only records of this object type: its slug, such as {@code lead}. */
    public Builder type(String type) {
      return put("type", type);
    }

    /** Only records whose title holds this text, whatever its case. */
    public Builder search(String search) {
      return put("search", search);
    }

    /** Only records assigned to this team member: a UUID. */
    public Builder assigneeId(String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /** Builds the query. */
    public KanvoRecordQuery build() {
      return new KanvoRecordQuery(this);
    }
  }
}
