package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A JSON number that no number of Java holds and Jackson writes again: {@code -0}, one of thousands
 * of digits, or with an exponent of more. It is written as it was read.
 */
final class NumberAsWritten extends NumericNode {
  private static final long serialVersionUID = 1L;

  private final String digits;

  NumberAsWritten(String digits) {
    this.digits = digits;
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  public JsonParser.NumberType numberType() {
    return JsonParser.NumberType.BIG_DECIMAL;
  }

  @Override
  public Number numberValue() {
    return new Written();
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public float floatValue() {
    return (float) doubleValue();
  }

  /** The nearest double, which may be infinite. */
  @Override
  public double doubleValue() {
    return Double.parseDouble(digits);
  }

  /**
   * The number, if it is of a size to calculate with.
   *
   * @throws ArithmeticException if it is not
   */
  @Override
  public BigDecimal decimalValue() {
    BigDecimal value = PlainNumber.parse(digits);
    if (value == null) {
      throw new ArithmeticException("a number of this size is kept as a text only: use asText()");
    }
    return value;
  }

  @Override
  public BigInteger bigIntegerValue() {
    return decimalValue().toBigInteger();
  }

  @Override
  public boolean canConvertToInt() {
    return doubleValue() == 0;
  }

  @Override
  public boolean canConvertToLong() {
    return doubleValue() == 0;
  }

  /** The number as it was written. */
  @Override
  public String asText() {
    return digits;
  }

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    generator.writeNumber(digits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NumberAsWritten number && digits.equals(number.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** A {@link Number} whose text is that of the JSON, since Jackson asks it for its text. */
  private final class Written extends Number {
    private static final long serialVersionUID = 1L;

    @Override
    public int intValue() {
      return NumberAsWritten.this.intValue();
    }

    @Override
    public long longValue() {
      return NumberAsWritten.this.longValue();
    }

    @Override
    public float floatValue() {
      return NumberAsWritten.this.floatValue();
    }

    @Override
    public double doubleValue() {
      return NumberAsWritten.this.doubleValue();
    }

    @Override
    public String toString() {
      return digits;
    }
  }
}
