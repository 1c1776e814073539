package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What a number that no number of Java holds says of itself, beside its digits. */
class NumberAsWrittenTest {

  private static JsonNode read(String number) throws IOException {
    JsonNode node = Json.tree("{\"x\":" + number + "}").get("x");
    assertThat(node).isInstanceOf(NumberAsWritten.class);
    return node;
  }

  @Test
  void isTheNearestDouble() throws IOException {
    assertThat(read("-0").doubleValue()).isEqualTo(-0.0d);
    assertThat(read("-0").numberValue().doubleValue()).isEqualTo(-0.0d);
    assertThat(read("1e20000").doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read("1e20000").numberValue().doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read("1e20000").numberValue().floatValue()).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void isCutToWhatAnIntegerHolds() throws IOException {
    assertThat(read("1e20000").intValue()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("1e20000").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(read("1e20000").numberValue().intValue()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read("1e20000").numberValue().longValue()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void fitsAnIntegerOnlyWhenItIsNothing() throws IOException {
    assertThat(read("-0").canConvertToInt()).isTrue();
    assertThat(read("-0").canConvertToLong()).isTrue();
    assertThat(read("1e20000").canConvertToInt()).isFalse();
    assertThat(read("1e20000").canConvertToLong()).isFalse();
  }

  @Test
  void isADecimalUnlessItIsTooLargeToCalculateWith() throws IOException {
    assertThat(read("-0.00").numberType()).isEqualTo(JsonParser.NumberType.BIG_DECIMAL);
    assertThat(read("-0.00").decimalValue()).isEqualTo("0.00");
    assertThat(read("-0.00").bigIntegerValue()).isEqualTo(BigInteger.ZERO);
    assertThatThrownBy(() -> read("1e20000").decimalValue())
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("a number of this size is kept as a text only: use asText()");
  }

  @Test
  void isEqualToOneOfTheSameDigits() throws IOException {
    assertThat(read("1e20000"))
        .isEqualTo(read("1e20000"))
        .hasSameHashCodeAs(read("1e20000"))
        .isNotEqualTo(read("1e20001"));
    assertThat(read("1e20000").hashCode()).isNotEqualTo(read("1e20001").hashCode());
  }
}
