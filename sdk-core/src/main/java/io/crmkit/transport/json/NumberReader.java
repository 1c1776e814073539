package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers, also those that are sent as texts. Nothing is rounded. */
enum NumberReader implements ValueReader {
  /** Takes what is a whole number of 32 bits. */
  INTEGER {
    @Override
    @Nullable Object convert(@Nullable BigDecimal number) {
      try {
        return number == null ? null : number.intValueExact();
      } catch (ArithmeticException e) {
        return null; // a fraction, or too large
      }
    }

    @Override
    boolean isExact(JsonToken token, String text) {
      return token == JsonToken.VALUE_NUMBER_INT;
    }
  },

  /** Takes every number that can be written without an exponent, digit by digit. */
  DECIMAL {
    @Override
    @Nullable Object convert(@Nullable BigDecimal number) {
      return number;
    }

    @Override
    boolean isExact(JsonToken token, String text) {
      return token.isNumeric();
    }
  };

  @Override
  public Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    boolean text = token == JsonToken.VALUE_STRING;
    if (!text && !token.isNumeric()) {
      return new AsSent(null, TreeReader.read(parser));
    }
    String digits = parser.getText();
    BigDecimal number = text ? PlainNumber.parseText(digits) : PlainNumber.parse(digits);
    Object value = convert(number);
    return value != null && isExact(token, digits) && !PlainNumber.isNegativeZero(number, digits)
        ? value
        : new AsSent(value, TreeReader.read(parser));
  }

  /** The number as the type; null if it is none, or not of the type. */
  abstract @Nullable Object convert(@Nullable BigDecimal number);

  /** Whether the type writes what was sent. */
  abstract boolean isExact(JsonToken token, String text);
}
