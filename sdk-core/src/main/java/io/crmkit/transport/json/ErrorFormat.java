package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in an error body a provider says what was wrong.
 *
 * @param messages where the message may stand, the likeliest first
 * @param fieldErrors the object that maps a field to its messages; null when there is none
 */
public record ErrorFormat(List<JsonPointer> messages, @Nullable JsonPointer fieldErrors) {

  /** Copies the pointers. */
  public ErrorFormat {
    messages = List.copyOf(messages);
  }

  /** A format with messages at the given JSON pointers and no field errors. */
  public static ErrorFormat at(String... messages) {
    return new ErrorFormat(List.of(messages).stream().map(JsonPointer::compile).toList(), null);
  }

  /** The same format with field errors at the given JSON pointer. */
  public ErrorFormat withFieldErrors(String pointer) {
    return new ErrorFormat(messages, JsonPointer.compile(pointer));
  }

  public @Nullable String message(JsonNode body) {
    for (JsonPointer pointer : messages) {
      JsonNode node = body.at(pointer);
      if (node.isTextual() && !node.textValue().isBlank()) {
        return node.textValue();
      }
    }
    return null;
  }

  public Map<String, List<String>> fieldErrors(JsonNode body) {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    if (fieldErrors != null) {
      body.at(fieldErrors)
          .properties()
          .forEach(field -> errors.put(field.getKey(), texts(field.getValue())));
    }
    return errors;
  }

  private static List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      return List.of(node.asText());
    }
    List<String> texts = new ArrayList<>();
    node.forEach(
        element -> texts.add(element.isValueNode() ? element.asText() : element.toString()));
    return texts;
  }
}
