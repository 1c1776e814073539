package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON fields by name, in the order they came, that cannot be changed from outside: the map refuses
 * changes, and since Jackson's objects and arrays are mutable, each access hands out a copy of its
 * own. Texts, numbers and booleans are immutable and handed out as they are.
 */
public class JsonFields extends AbstractMap<String, JsonNode> implements JsonSerializable {
  private static final JsonFields EMPTY = new JsonFields(Map.of());

  /** Never handed out, nor are the nodes in it. */
  private final Map<String, JsonNode> fields;

  /** Takes a map that nobody else changes, with nodes that nobody else changes. */
  JsonFields(Map<String, JsonNode> fields) {
    this.fields = fields;
  }

  /** The fields as they are now; the same object if they cannot change anyway. */
  public static JsonFields copyOf(Map<String, JsonNode> fields) {
    if (fields instanceof JsonFields unchangeable) {
      return unchangeable;
    }
    return of(copies(fields));
  }

  /** Fields that nobody else changes: neither the map nor its nodes. */
  static JsonFields of(Map<String, JsonNode> fields) {
    return fields.isEmpty() ? EMPTY : new JsonFields(fields);
  }

  /** The fields of an input, whose nodes nobody else changes. */
  public static JsonFields input(Map<String, JsonNode> nodes) {
    return new JsonFields(new LinkedHashMap<>(nodes));
  }

  static JsonFields empty() {
    return EMPTY;
  }

  /** A node that its receiver may change without a trace; null becomes JSON null. */
  public static JsonNode copy(@Nullable JsonNode value) {
    return value == null ? NullNode.getInstance() : value.deepCopy();
  }

  @Override
  public int size() {
    return fields.size();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return fields.containsKey(name);
  }

  @Override
  public @Nullable JsonNode get(@Nullable Object name) {
    JsonNode value = fields.get(name);
    return value == null ? null : copy(value);
  }

  @Override
  public Set<Entry<String, JsonNode>> entrySet() {
    return Collections.unmodifiableMap(copies(fields)).entrySet();
  }

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    generator.writeStartObject(this);
    for (Entry<String, JsonNode> field : fields.entrySet()) {
      generator.writeFieldName(field.getKey());
      provider.defaultSerializeValue(field.getValue(), generator);
    }
    generator.writeEndObject();
  }

  @Override
  public void serializeWithType(
      JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
      throws IOException {
    serialize(generator, provider);
  }

  private static Map<String, JsonNode> copies(Map<String, JsonNode> fields) {
    Map<String, JsonNode> copies = new LinkedHashMap<>();
    for (Entry<String, JsonNode> field : fields.entrySet()) {
      copies.put(field.getKey(), copy(field.getValue()));
    }
    return copies;
  }

  /** For this package, which does not change them. */
  Map<String, JsonNode> nodes() {
    return fields;
  }
}
