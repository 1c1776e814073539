package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller gets from a node whose number no number of Java holds. */
class NumberAsWrittenTest {
  private static final String HUGE = "1e40000000000";

  @ParameterizedTest
  @ValueSource(strings = {HUGE, "-0", "-0.0"})
  void isANumberWhoseTextIsWhatCame(String sent) throws IOException {
    JsonNode number = Json.tree(sent);

    assertThat(number.isNumber()).isTrue();
    assertThat(number.asText()).isEqualTo(sent);
    assertThat(number).hasToString(sent).isEqualTo(Json.tree(sent)).hasSameHashCodeAs(sent);
    assertThat(number.numberValue()).hasToString(sent);
    assertThat(number).isNotEqualTo(Json.tree("7")).isNotEqualTo(Json.tree("-0.00"));
  }

  @Test
  void differsFromOneOfOtherDigits() throws IOException {
    assertThat(Json.tree(HUGE)).isNotEqualTo(Json.tree("1e40000000001"));
    assertThat(Json.tree(HUGE).hashCode()).isNotEqualTo(Json.tree("1e40000000001").hashCode());
  }

  @Test
  void isAsNearAsJavaGetsToAHugeOne() throws IOException {
    JsonNode huge = Json.tree(HUGE);

    assertThat(huge.doubleValue()).isInfinite();
    assertThat(huge.numberValue().doubleValue()).isInfinite();
    assertThat(huge.numberValue().floatValue()).isInfinite();
    assertThat(huge.intValue()).isEqualTo(Integer.MAX_VALUE);
    assertThat(huge.numberValue().intValue()).isEqualTo(Integer.MAX_VALUE);
    assertThat(huge.longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(huge.numberValue().longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(huge.canConvertToInt()).isFalse();
    assertThat(huge.canConvertToLong()).isFalse();
  }

  @Test
  void refusesToFillTheMemoryWithTheDigitsOfAHugeOne() throws IOException {
    JsonNode huge = Json.tree(HUGE);

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(huge::decimalValue)
        .withMessage("a number of this size is kept as a text only: use asText()");
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(huge::bigIntegerValue);
  }

  @Test
  void isZeroToWhoCalculatesWithMinusZero() throws IOException {
    JsonNode zero = Json.tree("-0");

    assertThat(zero.doubleValue()).isEqualTo(-0.0d);
    assertThat(zero.numberValue().doubleValue()).isEqualTo(-0.0d);
    assertThat(zero.numberType()).isEqualTo(JsonParser.NumberType.BIG_DECIMAL);
    assertThat(zero.decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
    assertThat(zero.bigIntegerValue()).isEqualTo(BigInteger.ZERO);
    assertThat(zero.intValue()).isZero();
    assertThat(zero.canConvertToInt()).isTrue();
    assertThat(zero.canConvertToLong()).isTrue();
  }
}
