package io.crmkit.kanvo;

import io.crmkit.Input;
import io.crmkit.transport.Checks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record to create. */
public final class KanvoRecordCreate extends Input {
  private KanvoRecordCreate(Builder builder) {
    super(builder);
  }

  /**
   * {@return a builder for a record}
   *
   * @param type the slug of its object type, such as {@code lead}; the workspace must have it
   * @throws IllegalArgumentException if it is blank
   */
  public static Builder builder(String type) {
    return new Builder().put("type", Checks.notBlank("type", type));
  }

  /** Builds a {@link KanvoRecordCreate}. Not thread-safe. */
  public static final class Builder extends Input.Builder<Builder> {
    private Builder() {}

    /**
     * Sets the display name. Kanvo's default is {@code Untitled}.
     *
     * @param title the name that people see
     * @return this builder
     */
    public Builder title(String title) {
      return putNonNull("title", title);
    }

    /**
     * Sets one custom field, keeping those set before.
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
     * Sets all custom fields, replacing those set before.
     *
     * @param data names and values, anything Jackson can write
     * @return this builder
     * @throws IllegalArgumentException if a value cannot be written as JSON
     */
    public Builder data(Map<String, ? extends @Nullable Object> data) {
      return putNonNull("data", data);
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
     * Puts it in a stage. Not together with {@link #pipeline} and {@link #stage}.
     *
     * @param stageId the stage's UUID
     * @return this builder
     */
    public Builder stageId(String stageId) {
      return putNonNull("stage_id", stageId);
    }

    /**
     * Puts it in a pipeline: into its first stage, unless {@link #stage} says otherwise. Not
     * together with {@link #stageId}.
     *
     * @param pipeline the pipeline's name, slug or UUID
     * @return this builder
     */
    public Builder pipeline(String pipeline) {
      return putNonNull("pipeline", pipeline);
    }

    /**
     * Names the stage within {@link #pipeline}.
     *
     * @param stage the stage's name, slug or UUID
     * @return this builder
     */
    public Builder stage(String stage) {
      return putNonNull("stage", stage);
    }

    /**
     * Builds the input.
     *
     * @return the input; what is done to this builder later does not change it
     * @throws IllegalArgumentException if a stage id is combined with a pipeline or stage, or a
     *     stage is given without its pipeline
     */
    public KanvoRecordCreate build() {
      if (has("stage_id") && (has("pipeline") || has("stage"))) {
        throw new IllegalArgumentException(
            "stageId together with pipeline or stage: Kanvo takes stageId, or pipeline with an optional stage, not both");
      }
      if (has("stage") && !has("pipeline")) {
        throw new IllegalArgumentException(
            "stage without pipeline: Kanvo looks a stage up within its pipeline");
      }
      return new KanvoRecordCreate(this);
    }
  }
}
