package io.crmkit.kanvo;

import io.crmkit.Input;
import java.time.LocalDate;

/**
 * Changes of a task: fields that are not set stay as they are. Kanvo documents of none of them that
 * null clears it.
 */
public final class KanvoTaskUpdate extends Input {
  private KanvoTaskUpdate(Builder builder) {
    super(builder);
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoTaskUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /** The new title. */
    public Builder title(String title) {
      return putNonNull("title", title);
    }

    /** True to mark it complete, false to open it again. */
    public Builder completed(boolean completed) {
      return put("completed", completed);
    }

    /** The team member to assign it to: a UUID. */
    public Builder assigneeId(String assigneeId) {
      return putNonNull("assignee_id", assigneeId);
    }

    /** When it is due; sent as {@code 2026-06-30}. */
    public Builder dueDate(LocalDate dueDate) {
      return putNonNull("due_date", dueDate);
    }

    /** The description. */
    public Builder notes(String notes) {
      return putNonNull("notes", notes);
    }

    /**
     * Builds the input.
     *
     * @throws IllegalArgumentException if nothing was set
     */
    public KanvoTaskUpdate build() {
      requireAny();
      return new KanvoTaskUpdate(this);
    }
  }
}
