package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers can be calculated with, and which texts are numbers. */
class PlainNumberTest {

  @Test
  void aThousandDigitsAreANumberAndOneMoreIsATextOnly() {
    assertThat(PlainNumber.parse("9".repeat(1_000))).isNotNull();
    assertThat(PlainNumber.parse("9".repeat(1_001))).isNull();
  }

  @Test
  void anExponentUpToTenThousandIsANumber() {
    assertThat(PlainNumber.parse("1e9999")).isEqualTo(new BigDecimal("1e9999"));
    assertThat(PlainNumber.parse("1e-9999")).isEqualTo(new BigDecimal("1e-9999"));
    assertThat(PlainNumber.parse("1e10000")).isNull();
    assertThat(PlainNumber.parse("1e99999999999")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "9", "09", "-1", "1500.10", "-0.9"})
  void aTextOfDigitsIsANumber(String text) {
    assertThat(PlainNumber.parseText(text)).isEqualTo(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "1.", ".5", "-.5", "+1", "1e3", "1.5e3", "1 500", "٤٢", "/", ":"})
  void anyOtherTextIsNone(String text) {
    assertThat(PlainNumber.parseText(text)).isNull();
  }

  @Test
  void onlyZeroWithASignIsMinusNothing() {
    assertThat(PlainNumber.isNegativeZero(new BigDecimal("0.0"), "-0.0")).isTrue();
    assertThat(PlainNumber.isNegativeZero(new BigDecimal("0.0"), "0.0")).isFalse();
    assertThat(PlainNumber.isNegativeZero(new BigDecimal("-1"), "-1")).isFalse();
  }
}
