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

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoTaskUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Sets the new title.
     *
     * @param title the title that takes the place of the one before
     * @return this builder
     */
    public Builder title(String title) {
      return putNonNull("title", title);
    }

    /**
     * Completes it, or opens it again.
     *
     * @param completed true to mark it complete, false to open it again
     * @return this builder
     */
    public Builder completed(boolean completed) {
      return put("completed", completed);
    }

    /**
     * Assigns it to a team member.
     *
     * @param assigneeId the team member's UUID
     * @return this builder
     */
    public Builder assigneeId(String assigneeId) {
      return putNonNull("assignee_id", assigneeId);
    }

    /**
     * Sets when it is due.
     *
     * @param dueDate a day, sent as {@code 2026-06-30}
     * @return this builder
     */
    public Builder dueDate(LocalDate dueDate) {
      return putNonNull("due_date", dueDate);
    }

    /**
     * Describes it anew.
     *
     * @param notes the description that takes the place of the one before
     * @return this builder
     */
    public Builder notes(String notes) {
      return putNonNull("notes", notes);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KanvoTaskUpdate build() {
      requireAny();
      return new KanvoTaskUpdate(this);
    }
  }
}
