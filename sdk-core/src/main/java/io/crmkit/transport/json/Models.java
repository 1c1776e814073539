package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the models' constructors share, and the way back from a model to JSON. */
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

  /** The fields, in their order, so that nobody can change them any more; empty for null. */
  public static Map<String, JsonNode> copy(@Nullable Map<String, JsonNode> fields) {
    return fields == null ? JsonFields.empty() : JsonFields.copyOf(fields);
  }

  /** An unmodifiable copy; empty for null. */
  public static <T> List<T> copy(@Nullable List<T> items) {
    return items == null ? List.of() : List.copyOf(items);
  }

  /** What gives a model's component that is a text. */
  public static <T> Function<T, @Nullable String> text(Class<T> model, String component) {
    ModelField field = ModelReader.of(model).component(component);
    return item -> (String) field.valueIn(item);
  }

  /**
   * What a model was read from, as fields to send: those that were there and not null, as they came
   * where the model still says the same, the additional ones included.
   *
   * @param model a record that {@link ModelReader} could have read
   * @param except the names in JSON of the fields to leave out
   */
  public static Map<String, JsonNode> fields(Record model, String... except) {
    ModelReader reader = ModelReader.of(model.getClass());
    Map<String, JsonNode> additional = reader.additionalFields(model);
    AdditionalFields asSent = AdditionalFields.of(additional);
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (ModelField field : reader.fields()) {
      Object value = field.valueIn(model);
      if (!asSent.putAsSent(field.name, value, fields)
          && value != null
          && !isAbsent(field, value)) {
        fields.put(field.name, tree(field.name, value));
      }
    }
    fields.putAll(additional);
    fields.keySet().removeAll(List.of(except));
    return fields;
  }

  /** Whether a component's value is what it has when the field is absent. */
  private static boolean isAbsent(ModelField field, @Nullable Object value) {
    return value == null
        || value.equals(field.ifAbsent)
        || (value instanceof Collection<?> items && items.isEmpty())
        || (value instanceof Map<?, ?> fields && fields.isEmpty());
  }

  private static JsonNode tree(String name, Object value) {
    if (value instanceof JsonFields fields) {
      return object(fields);
    }
    if (value instanceof List<?> items) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Object item : items) {
        array.add(tree(name, item));
      }
      return array;
    }
    if (value instanceof Temporal) {
      return TextNode.valueOf(value.toString()); // ISO 8601; of a time no seconds that are zero
    }
    return value instanceof Record record && !ValueReaders.isOpenType(record.getClass())
        ? object(fields(record))
        : JsonCodec.toTree(name, value);
  }

  private static ObjectNode object(Map<String, JsonNode> fields) {
    return new ObjectNode(JsonNodeFactory.instance, new LinkedHashMap<>(fields));
  }
}
