package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.Checks;
import java.util.Map;

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
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      Checks.wellFormed("the name of a field of " + name, field.getKey());
      require(name + "." + field.getKey(), field.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode element : tree) {
        require(name, element);
      }
    }
  }
}
