package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an object held beside what the components of its model say. It also remembers how the
 * components were sent where that is not how they would be written, which is no part of the map: so
 * an object can be sent back as it came. Filled while the object is read, then never changed.
 */
final class AdditionalFields extends JsonFields {
  private static final AdditionalFields NONE = new AdditionalFields();

  private @Nullable Map<String, AsSent> sent; // by component

  AdditionalFields() {
    super(new LinkedHashMap<>(4));
  }

  /** What a model of a record has as its additional fields, which may be none of ours. */
  static AdditionalFields of(Map<String, JsonNode> fields) {
    return fields instanceof AdditionalFields ours ? ours : NONE;
  }

  /** Adds a field and tells whether it was new. */
  boolean add(String name, JsonNode json) {
    return nodes().put(name, json) == null;
  }

  @Nullable JsonNode node(String name) {
    return nodes().get(name);
  }

  /**
   * Moves a field into the component that it can be read as.
   *
   * @return the component's value; null if it cannot be read, and then nothing is moved
   */
  @Nullable Object moveTo(ModelField component, String name, JsonNode json) throws IOException {
    Object read = component.reader.read(json);
    Object value = read instanceof AsSent sent ? sent.value : read;
    if (value != null) {
      remember(component.name, new AsSent(value, json, name));
      nodes().remove(name);
    }
    return value;
  }

  /** Remembers how a component was sent. */
  void remember(String component, AsSent as) {
    sent = sent == null ? new HashMap<>(4) : sent;
    sent.put(component, as);
  }

  /** Adds a component as it was sent to the fields, if it was and still has that value. */
  boolean putAsSent(String component, @Nullable Object value, Map<String, JsonNode> fields) {
    AsSent found = sent == null ? null : sent.get(component);
    if (found == null || !Objects.equals(found.value, value)) {
      return false;
    }
    fields.put(found.alias == null ? component : found.alias, copy(found.json));
    return true;
  }
}
