package io.crmkit.transport;

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

  /** An unmodifiable copy; empty for null. */
  public static <T> List<T> copy(@Nullable List<T> items) {
    return items == null ? List.of() : List.copyOf(items);
  }
}
