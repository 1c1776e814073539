package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in an error body a provider says what was wrong. Immutable. */
public final class ErrorFormat {
  private final List<String> messages;
  private final @Nullable String fieldErrors;

  private ErrorFormat(List<String> messages, @Nullable String fieldErrors) {
    this.messages = messages;
    this.fieldErrors = fieldErrors;
  }

  /** A format with messages at the given JSON pointers, the likeliest first. */
  public static ErrorFormat at(String... messages) {
    return new ErrorFormat(List.of(messages), null);
  }

  /** The same format with field errors in the object at the given JSON pointer. */
  public ErrorFormat withFieldErrors(String pointer) {
    return new ErrorFormat(messages, pointer);
  }

  /** What a body says was wrong; null when it says nothing, or holds it elsewhere. */
  public @Nullable String message(JsonNode body) {
    for (String pointer : messages) {
      JsonNode node = body.at(pointer);
      if (node.isTextual() && !node.textValue().isBlank()) {
        return node.textValue();
      }
    }
    return null;
  }

  /** What a body says is wrong with which field; empty when it does not. */
  public Map<String, List<String>> fieldErrors(JsonNode body) {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    if (fieldErrors != null) {
      for (Map.Entry<String, JsonNode> field : body.at(fieldErrors).properties()) {
        errors.put(field.getKey(), texts(field.getValue()));
      }
    }
    return errors;
  }

  private static List<String> texts(JsonNode node) {
    if (!node.isArray()) {
      return List.of(text(node));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node) {
      texts.add(text(element));
    }
    return texts;
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
