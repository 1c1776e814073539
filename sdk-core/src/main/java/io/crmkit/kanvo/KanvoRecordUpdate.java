package io.crmkit.kanvo;

import io.crmkit.Input;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of a record: fields that are not set stay as they are. */
public final class KanvoRecordUpdate extends Input {
  private KanvoRecordUpdate(Builder builder) {
    super(builder);
  }

  /** {@return a builder that changes nothing yet} */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link KanvoRecordUpdate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Sets the new display name.
     *
     * @param title the title that takes the place of the one before
     * @return this builder
     */
    public Builder title(String title) {
      return putNonNull("title", title);
    }

    /**
     * Sets one custom field of the new {@code data}, keeping those set on this builder before. What
     * is built REPLACES the record's whole data; {@link KanvoRecords#mergeData} keeps the rest.
     *
     * @param key its name
     * @param value anything Jackson can write, or null for JSON null
     * @return this builder
     * @throws IllegalArgumentException if the value cannot be written as JSON
     */
    public Builder data(String key, @Nullable Object value) {
      return putEntry("data", key, value);
    }

    /**
     * REPLACES the record's whole data; {@link KanvoRecords#mergeData} keeps the rest.
     *
     * @param data names and values, anything Jackson can write
     * @return this builder
     * @throws IllegalArgumentException if a value cannot be written as JSON
     */
    public Builder data(Map<String, ? extends @Nullable Object> data) {
      return putNonNull("data", data);
    }

    /**
     * Assigns it to another team member, or to nobody.
     *
     * @param assigneeId the team member's UUID, or null to unassign it
     * @return this builder
     */
    public Builder assigneeId(@Nullable String assigneeId) {
      return put("assignee_id", assigneeId);
    }

    /**
     * Moves it to a stage.
     *
     * @param stageId the stage's UUID
     * @return this builder
     */
    public Builder stageId(String stageId) {
      return putNonNull("stage_id", stageId);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if nothing was set
     */
    public KanvoRecordUpdate build() {
      requireAny();
      return new KanvoRecordUpdate(this);
    }
  }
}
