package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the models' constructors share. */
public final class Models {
  private Models() {}

  /**
   * Requires a field without which the object is of no use.
   *
   * @throws IllegalArgumentException if it is missing or null
   */
  public static void require(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("it has no field '%s'".formatted(name));
    }
  }

  /** An unmodifiable copy that keeps the order; empty for null. */
  public static Map<String, JsonNode> copy(@Nullable Map<String, JsonNode> fields) {
    return fields == null || fields.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /**
   * What a model was read from, as fields to send: those that were there and not null, the
   * additional ones included.
   *
   * @param model a record with a component {@code additionalProperties}
   * @param except the names in JSON of the fields to leave out
   */
  public static Map<String, JsonNode> fields(Record model, String... except) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    JsonCodec.toTree("model", model)
        .properties()
        .forEach(e -> fields.put(e.getKey(), e.getValue()));
    JsonNode additional = fields.remove("additional_properties");
    fields.values().removeIf(JsonNode::isNull); // the model does not know null from absent
    additional.properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    List.of(except).forEach(fields::remove);
    return fields;
  }

  /** An unmodifiable copy; empty for null. */
  public static <T> List<T> copy(@Nullable List<T> items) {
    return items == null ? List.of() : List.copyOf(items);
  }
}
