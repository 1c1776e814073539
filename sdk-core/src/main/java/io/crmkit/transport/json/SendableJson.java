package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.Checks;

/** Refuses what a tree can hold and JSON cannot carry. */
final class SendableJson {
  private SendableJson() {}

  /**
   * Requires that a tree arrives as it is.
   *
   * @throws IllegalArgumentException if it holds NaN, an infinite number, or half of a surrogate
   *     pair
   */
  static void require(String name, JsonNode tree) {
    if (tree.isTextual()) {
      Checks.wellFormed(name, tree.textValue());
    } else if ((tree.isDouble() || tree.isFloat()) && !Double.isFinite(tree.doubleValue())) {
      throw new IllegalArgumentException(
          "%s holds %s, which JSON cannot carry: leave it out, or send null or a text instead"
              .formatted(name, tree.doubleValue()));
    }
    tree.properties().forEach(field -> requireField(name, field.getKey(), field.getValue()));
    if (tree.isArray()) {
      tree.forEach(element -> require(name, element));
    }
  }

  private static void requireField(String name, String field, JsonNode value) {
    require(name + "." + Checks.wellFormed("the name of a field of " + name, field), value);
  }
}
