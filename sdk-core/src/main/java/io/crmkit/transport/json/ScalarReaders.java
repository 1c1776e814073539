package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads texts, numbers, booleans and times: each method is a {@link ValueReader}. */
final class ScalarReaders {
  private ScalarReaders() {}

  /** Texts; numbers and booleans as they are written. */
  static Object text(JsonParser parser) throws IOException {
    return parser.currentToken().isScalarValue() ? textOrJson(parser) : unreadable(parser);
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
  static Object bool(JsonParser parser) throws IOException {
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

  /** Whole numbers of 32 bits, also those that are sent as texts. */
  static Object integer(JsonParser parser) throws IOException {
    return number(parser, true);
  }

  /**
   * All numbers that can be written without an exponent, digit by digit, also those that are sent
   * as texts.
   */
  static Object decimal(JsonParser parser) throws IOException {
    return number(parser, false);
  }

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
    return value != null && exact && !PlainNumber.isNegativeZero(number, digits)
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

  /**
   * Dates and times, out of texts.
   *
   * @param parse throws DateTimeException for what it cannot parse
   * @param isCanonical whether a text that can be parsed says no more than the value does
   */
  static ValueReader time(Function<String, Object> parse, Predicate<String> isCanonical) {
    return parser -> {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return unreadable(parser);
      }
      String text = parser.getText();
      try {
        Object value = parse.apply(text);
        return isCanonical.test(text) ? value : new AsSent(value, TreeReader.read(parser));
      } catch (DateTimeException e) {
        return unreadable(parser);
      }
    };
  }

  /** Open sets of values, such as statuses: records of one text, made of texts only. */
  static ValueReader openType(Class<?> record) {
    RecordConstructor constructor = RecordConstructor.of(record);
    return parser ->
        parser.hasToken(JsonToken.VALUE_STRING)
            ? constructor.make(new Object[] {parser.getText()})
            : unreadable(parser);
  }

  /** Whatever stands there, as it came. */
  static AsSent unreadable(JsonParser parser) throws IOException {
    return new AsSent(null, TreeReader.read(parser));
  }
}
