package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;

/**
 * A 2xx response that is not what was asked for. Its message says what is wrong with the body, and
 * quotes nothing of JSON, which may hold a secret.
 */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String start;

  UnreadableResponseException(String message) {
    this(message, "");
  }

  private UnreadableResponseException(String message, String start) {
    super(message);
    this.start = start;
  }

  /** A body of more bytes than are read. */
  public static UnreadableResponseException tooLarge(long maxBytes) {
    return new UnreadableResponseException(
        "it is larger than maxResponseBytes, which is " + maxBytes);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The first characters of the body, for the page of a gateway; empty when nothing was read. */
  public String start() {
    return start;
  }

  UnreadableResponseException withStart(String characters) {
    return new UnreadableResponseException(getMessage(), characters);
  }

  /** What Jackson found, without its words: those quote the body. */
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

  /**
   * A value of another kind than what was asked for.
   *
   * @param item which item of a list it is, from 1; 0 for the data itself
   */
  static UnreadableResponseException notA(String expected, int item, JsonParser parser) {
    String value = item == 0 ? "the data" : "item " + item;
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
