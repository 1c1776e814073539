package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads texts, numbers, booleans and times as one type. */
final class ScalarReader implements ValueReader {
  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Integer.class,
          int.class,
          BigDecimal.class,
          Boolean.class,
          boolean.class,
          Instant.class,
          LocalDate.class,
          LocalTime.class);

  private final Class<?> type;

  private ScalarReader(Class<?> type) {
    this.type = type;
  }

  /** The reader for a type; null for a type that is none of these. */
  static @Nullable ScalarReader of(Type type) {
    return type instanceof Class<?> scalar && TYPES.contains(scalar)
        ? new ScalarReader(scalar)
        : null;
  }

  @Override
  public Object read(JsonParser parser) throws IOException {
    if (type == String.class) {
      return parser.currentToken().isScalarValue() ? textOrJson(parser) : unreadable(parser);
    }
    if (type == Integer.class || type == int.class) {
      return number(parser, true);
    }
    if (type == BigDecimal.class) {
      return number(parser, false);
    }
    return type == Boolean.class || type == boolean.class ? bool(parser) : time(parser);
  }

  /** Texts; numbers and booleans as they are written, objects and arrays as their JSON. */
  static Object textOrJson(JsonParser parser) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return parser.getText();
    }
    if (parser.currentToken().isScalarValue()) {
      return new AsSent(parser.getText(), TreeReader.read(parser));
    }
    JsonNode json = TreeReader.read(parser);
    return new AsSent(json.toString(), json);
  }

  /** Booleans, also those that are sent as 0 and 1 or as texts. */
  private static Object bool(JsonParser parser) throws IOException {
    return switch (parser.currentTokenId()) {
      case JsonTokenId.ID_TRUE -> true;
      case JsonTokenId.ID_FALSE -> false;
      case JsonTokenId.ID_STRING -> meaning(parser, "false", "true");
      case JsonTokenId.ID_NUMBER_INT -> meaning(parser, "0", "1");
      default -> unreadable(parser);
    };
  }

  private static AsSent meaning(JsonParser parser, String no, String yes) throws IOException {
    String text = parser.getText();
    Boolean value = text.equals(yes) ? Boolean.TRUE : text.equals(no) ? Boolean.FALSE : null;
    return new AsSent(value, TreeReader.read(parser));
  }

  /**
   * Whole numbers of 32 bits, or all numbers that can be written without an exponent, digit by
   * digit; also those that are sent as texts.
   */
  private static Object number(JsonParser parser, boolean onlyIntegers) throws IOException {
    JsonToken token = parser.currentToken();
    boolean text = token == JsonToken.VALUE_STRING;
    if (!text && !token.isNumeric()) {
      return unreadable(parser);
    }
    String digits = parser.getText();
    BigDecimal number = text ? PlainNumber.parseText(digits) : PlainNumber.parse(digits);
    Object value = onlyIntegers ? integer(number) : number;
    boolean exact = onlyIntegers ? token == JsonToken.VALUE_NUMBER_INT : !text;
    return number != null && value != null && exact && !PlainNumber.isNegativeZero(number, digits)
        ? value
        : new AsSent(value, TreeReader.read(parser));
  }

  private static @Nullable Integer integer(@Nullable BigDecimal number) {
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException e) {
      return null; // a fraction, or too large
    }
  }

  /** Dates and times, out of texts. One that says more than the value does is kept as sent. */
  private Object time(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return unreadable(parser);
    }
    String text = parser.getText();
    try {
      Object value = time(text);
      return isCanonical(text) ? value : new AsSent(value, TreeReader.read(parser));
    } catch (DateTimeException e) {
      return unreadable(parser);
    }
  }

  private Object time(String text) {
    if (type == Instant.class) {
      return IsoInstant.parse(text);
    }
    return type == LocalDate.class ? LenientTimes.date(text) : LenientTimes.time(text);
  }

  private boolean isCanonical(String text) {
    if (type == Instant.class) {
      return IsoInstant.hasUsualShape(text);
    }
    return type == LocalDate.class
        ? LenientTimes.isBareDate(text)
        : LenientTimes.isCanonicalTime(text);
  }

  /** Whatever stands there, as it came. */
  static AsSent unreadable(JsonParser parser) throws IOException {
    return new AsSent(null, TreeReader.read(parser));
  }
}
