package io.crmkit;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.Checks;
import io.crmkit.transport.json.JsonCodec;
import io.crmkit.transport.json.JsonFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a create or update call sends: fields by the names the provider uses. Immutable.
 *
 * <p>One rule for null, the same for all providers. A field that was never set is not sent, and
 * stays as it is. A setter takes null, and sends JSON null, where the provider documents that this
 * clears the field, and says so in its documentation; every other setter refuses null. To clear a
 * field all the same, as nothing documents, write {@code put("field_name", null)}.
 */
public abstract class Input {
  private final Map<String, JsonNode> fields;

  /**
   * Copies the fields of a builder.
   *
   * @param builder where the fields were set; what is done to it later changes nothing here
   */
  protected Input(Builder<?> builder) {
    // The nodes are the builder's own copies, and it replaces them instead of changing them.
    this.fields = JsonFields.input(builder.fields);
  }

  /**
   * {@return the fields as they are sent, in the order they were first set; unmodifiable} Objects
   * and arrays among them are copies: changing one does not change what is sent.
   */
  @JsonValue
  public final Map<String, JsonNode> fields() {
    return fields;
  }

  /** The kind of input and the names of its fields, without their values. */
  @Override
  public final String toString() {
    return getClass().getSimpleName() + fields.keySet();
  }

  @Override
  @SuppressWarnings("EqualsGetClass") // inputs of two kinds are never equal
  public final boolean equals(@Nullable Object other) {
    return other != null && other.getClass() == getClass() && fields.equals(((Input) other).fields);
  }

  @Override
  public final int hashCode() {
    return fields.hashCode();
  }

  /**
   * Collects the fields. Not thread-safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    /** For the inputs of this library only. */
    protected Builder() {}

    /**
     * Sets a field by the provider's own name, also one that has no method here. The value is
     * copied as JSON now; later changes of it have no effect.
     *
     * @param name the field's name in JSON
     * @param value anything Jackson can write, or null to send JSON null
     * @return this builder
     * @throws IllegalArgumentException if the name is blank or the value cannot be sent as JSON:
     *     for want of a way to write it, or because it holds NaN, an infinite number, half of a
     *     surrogate pair, or a node of Jackson 3
     */
    public final B put(String name, @Nullable Object value) {
      fields.put(Checks.notBlank("name", name), JsonCodec.toTree(name, value));
      return self();
    }

    /**
     * Sets fields by the provider's own names, such as those that a response held beside the
     * documented ones.
     *
     * @param fields names and values, anything Jackson can write; a null value sends JSON null
     * @return this builder
     * @throws IllegalArgumentException if a name is blank or a value cannot be sent as JSON
     */
    public final B putAll(Map<String, ? extends @Nullable Object> fields) {
      Objects.requireNonNull(fields, "fields == null");
      for (Map.Entry<String, ? extends @Nullable Object> field : fields.entrySet()) {
        put(field.getKey(), field.getValue());
      }
      return self();
    }

    /**
     * Sets a field of which the provider does not document that null clears it.
     *
     * @param name the field's name in JSON
     * @param value its value
     * @return this builder
     * @throws NullPointerException if the value is null; the message says how to send null
     */
    protected final B putNonNull(String name, Object value) {
      return put(name, nonNull(name, value));
    }

    /**
     * Refuses null for a field of which the provider does not document that null clears it.
     *
     * @param name the field's name in JSON, which the setter has in camel case
     * @param value its value
     * @param <V> the type of the value
     * @return the value
     * @throws NullPointerException if the value is null; the message says how to send null
     */
    protected static <V> V nonNull(String name, V value) {
      if (value == null) {
        throw new NullPointerException(
            "%s == null: to leave the field alone, do not set it; to clear it, which the provider does not document, write put(\"%s\", null)"
                .formatted(setter(name), name));
      }
      return value;
    }

    private static String setter(String field) {
      String[] words = field.split("_");
      for (int i = 1; i < words.length; i++) {
        words[i] = words[i].substring(0, 1).toUpperCase(Locale.ROOT) + words[i].substring(1);
      }
      return String.join("", words);
    }

    /**
     * {@return whether a field was set, to null included}
     *
     * @param name the field's name as it is sent
     */
    protected final boolean has(String name) {
      return fields.containsKey(name);
    }

    /**
     * Refuses an update that would change nothing.
     *
     * @throws IllegalArgumentException if no field was set
     */
    protected final void requireAny() {
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("no field is set: there is nothing to change");
      }
    }

    /**
     * Refuses an input without the fields that the provider requires.
     *
     * @param provider the provider's name, for the message
     * @param names the fields' names in JSON
     * @throws IllegalArgumentException naming those that were not set
     */
    protected final void requireFields(String provider, String... names) {
      List<String> missing = new ArrayList<>(List.of(names));
      missing.removeAll(fields.keySet());
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            "not set, but required by %s: %s".formatted(provider, String.join(", ", missing)));
      }
    }

    /**
     * Adds texts to a field that is an array of them; one that is there already is not added again,
     * and adding none does not set the field.
     *
     * @param name the array's name in JSON
     * @param texts what to add
     * @return this builder
     * @throws IllegalArgumentException if a text is blank
     */
    protected final B putTexts(String name, Collection<String> texts) {
      for (String text : nonNull(name, texts)) {
        Checks.notBlank("one of " + name, text);
      }
      if (!texts.isEmpty()) {
        fields.put(name, JsonCodec.withTexts(fields.get(name), texts));
      }
      return self();
    }

    /**
     * Sets one entry of a field that is an object, keeping its other entries.
     *
     * @param name the object's name in JSON
     * @param key the entry's name
     * @param value the entry's value
     * @return this builder
     */
    protected final B putEntry(String name, String key, @Nullable Object value) {
      fields.put(
          name,
          JsonCodec.withEntry(fields.get(name), Objects.requireNonNull(key, "key == null"), value));
      return self();
    }

    @SuppressWarnings("unchecked") // B is the builder's own class, by declaration
    private B self() {
      return (B) this;
    }
  }
}
