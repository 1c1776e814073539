package io.crmkit.kanvo;

import io.crmkit.Input;
import io.crmkit.transport.Checks;
import java.time.LocalDate;

/** A task to create. */
public final class KanvoTaskCreate extends Input {
  private KanvoTaskCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for a task}
   *
   * @param title what is to be done
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String title) {
    return new Builder().put("title", Checks.notBlank("title", title));
  }

  /** Builds a {@link KanvoTaskCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Links the task to a record.
     *
     * @param recordId the record's UUID
     * @return this builder
     */
    public Builder recordId(String recordId) {
      return putNonNull("record_id", recordId);
    }

    /**
     * Assigns the task to a team member.
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
     * Describes it.
     *
     * @param notes free text
     * @return this builder
     */
    public Builder notes(String notes) {
      return putNonNull("notes", notes);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     */
    public KanvoTaskCreate build() {
      return new KanvoTaskCreate(this);
    }
  }
}
