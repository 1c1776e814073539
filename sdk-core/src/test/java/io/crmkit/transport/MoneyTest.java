package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.transport.json.JsonCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts keep every digit, and are never written in scientific notation. */
class MoneyTest {
  @ParameterizedTest
  @CsvSource({
    "1500, 1500",
    "1500.00, 1500.00",
    "0.10, 0.10",
    "1E+3, 1000",
    "1E-7, 0.0000001",
    "-0.01, -0.01",
    "12345678901234567890.12, 12345678901234567890.12"
  })
  void areWrittenAsPlainDecimals(BigDecimal amount, String written) {
    String expected = "{\"a\":" + written + "}";

    assertThat(text(JsonCodec.toBytes(Map.of("a", amount)))).isEqualTo(expected);
    assertThat(text(JsonCodec.toBytes(Map.of("a", JsonCodec.toTree("a", amount)))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1500", "1500.00", "0.10", "0.1", "12345678901234567890.12"})
  void surviveReadingAndWriting(String amount) throws Exception {
    JsonNode read = JsonCodec.treeReader().readTree("{\"a\":" + amount + "}");

    assertThat(text(JsonCodec.toBytes(read))).isEqualTo("{\"a\":" + amount + "}");
    assertThat(JsonCodec.convert(Map.of("a", read.path("a")), Amount.class).a())
        .isEqualTo(new BigDecimal(amount));
  }

  record Amount(BigDecimal a) {}

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
