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
   * A builder for a task.
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

    /** The record to link it to: a UUID. */
    public Builder recordId(String recordId) {
      return putNonNull("record_id", recordId);
    }

    /** The team member to assign it to: a UUID. */
    public Builder assigneeId(String assigneeId) {
      return putNonNull("assignee_id", assigneeId);
    }

    /** When it is due; sent as {@code 2026-06-30}. */
    public Builder dueDate(LocalDate dueDate) {
      return putNonNull("due_date", dueDate);
    }

    /** A description. */
    public Builder notes(String notes) {
      return putNonNull("notes", notes);
    }

    /** Builds the input. */
    public KanvoTaskCreate build() {
      return new KanvoTaskCreate(this);
    }
  }
}
