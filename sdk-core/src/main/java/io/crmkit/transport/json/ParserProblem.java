package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/**
 * Says what is wrong with JSON without quoting it, as Jackson's own messages and exceptions do: a
 * body may hold a secret, or repeat the key.
 */
final class ParserProblem {
  private ParserProblem() {}

  static UnreadableResponseException of(JacksonException e, JsonParser parser) {
    return at(parser.currentLocation(), words(e)); // not every exception knows where it is
  }

  /** An object that has a field twice. */
  static UnreadableResponseException duplicateField(JsonParser parser) {
    return at(parser.currentLocation(), "an object has a field twice");
  }

  /** An object that has a field twice whose name is ours, not the body's. */
  static UnreadableResponseException duplicateField(String name) {
    return new UnreadableResponseException("the field '%s' is there twice".formatted(name));
  }

  /** A value of another kind than what was asked for. */
  static UnreadableResponseException notA(String expected, String value, JsonParser parser) {
    return new UnreadableResponseException(
        "%s is %s, not %s".formatted(value, kind(parser.currentTokenId()), expected));
  }

  private static String kind(int token) {
    return switch (token) {
      case JsonTokenId.ID_START_OBJECT -> "an object";
      case JsonTokenId.ID_START_ARRAY -> "an array";
      case JsonTokenId.ID_NULL -> "null";
      case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> "a boolean";
      case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> "a number";
      default -> "a text";
    };
  }

  private static String words(JacksonException e) {
    if (e instanceof JsonEOFException) {
      return "it is cut short";
    }
    if (e instanceof StreamConstraintsException) {
      return "it is nested too deeply, or a name in it is too long";
    }
    // Jackson has no type of its own for it.
    return e.getOriginalMessage().startsWith("Invalid UTF-8") ? "it is not UTF-8" : "it is no JSON";
  }

  private static UnreadableResponseException at(JsonLocation location, String problem) {
    return new UnreadableResponseException(
        String.format(
            Locale.ROOT,
            "%s (line %d, column %d)",
            problem,
            location.getLineNr(),
            location.getColumnNr()));
  }
}
