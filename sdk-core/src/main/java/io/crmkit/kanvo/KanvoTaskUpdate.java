package io.crmkit.kanvo;

import io.crmkit.Input;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a task: fields that are not set stay as they are. That null empties a field is
 * documented for a record's assignee only; for tasks it is taken to hold as well.
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
      return put("title", Objects.requireNonNull(title, "title == null"));
    }

    /** True to mark it complete, false to open it again. */
    public Builder completed(boolean completed) {
      return put("completed", completed);
    }

    /** The team member to assign it to: a UUID, or null to unassign it. */
    public Builder assigneeId(@Nullable String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /** When it is due; sent as {@code 2026-06-30}, or null for no date. */
    public Builder dueDate(@Nullable LocalDate dueDate) {
      return put("due_date", dueDate);
    }

    /** The description, or null for none. */
    public Builder notes(@Nullable String notes) {
      return put("notes", notes);
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
