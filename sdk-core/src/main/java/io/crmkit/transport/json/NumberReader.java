package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers, also those that are sent as texts. Nothing is rounded.
 *
 * @param onlyIntegers whether only whole numbers of 32 bits are read, else all that can be written
 *     without an exponent, digit by digit
 */
record NumberReader(boolean onlyIntegers) implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    boolean text = token == JsonToken.VALUE_STRING;
    if (!text && !token.isNumeric()) {
      return new AsSent(null, TreeReader.read(parser));
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
}
