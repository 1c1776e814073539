package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.webhooks.UnreadableEventException.Reason;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verified bodies that are no events: malformed, no object, too deep, too long, no text. */
class UnreadableBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":}",
        "{\"a\":1}}",
        "{} {}",
        "{'a':1}",
        "nul",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1,\"a\":2}",
        "{\"b\":{\"a\":1,\"a\":1}}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\ud8"
      })
  void refusesMalformedJson(String body) {
    assertThat(unreadable(body.getBytes(UTF_8)).reason()).isEqualTo(Reason.MALFORMED_JSON);
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] latin1 = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
    byte[] binary = {0, 0, 1, 2, 3};

    assertThat(unreadable(latin1).reason()).isEqualTo(Reason.MALFORMED_JSON);
    assertThat(unreadable(binary).reason()).isEqualTo(Reason.MALFORMED_JSON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080", // NUL, overlong
        "c1a1", // a, overlong
        "e080af", // a slash, overlong
        "f08080af", // the same in four bytes
        "eda080", // half of a surrogate pair
        "f4908080", // beyond the last character
        "e28080c0" // a character, and half of another
      })
  void refusesWhatIsNoUtf8(String hex) {
    byte[] odd = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("{\"event\":\"".getBytes(UTF_8));
    body.writeBytes(odd);
    body.writeBytes("\"}".getBytes(UTF_8));

    assertThat(unreadable(body.toByteArray()))
        .hasMessage("KANVO delivery is not UTF-8")
        .hasNoCause()
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED_JSON));
  }

  @Test
  void readsCharactersOfEveryLengthInUtf8() {
    String type = "a\u00e9\u20ac\ud83d\ude00";

    assertThat(read(WebhookProvider.KANVO, "{\"event\":\"" + type + "\"}").type()).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "[{}]", "1", "\"{}\"", "true", "null"})
  void refusesWhatIsNoObject(String body) {
    UnreadableEventException refused = unreadable(body.getBytes(UTF_8));

    assertThat(refused.reason()).isEqualTo(Reason.NOT_AN_OBJECT);
    assertThat(refused).hasMessage("KANVO delivery is not a JSON object");
  }

  @Test
  void refusesDeepNestingAndHugeNumbers() {
    List<String> bodies =
        List.of(
            "{\"a\":".repeat(100_000),
            "{\"a\":" + "[".repeat(100_000),
            "{\"a\":" + "1".repeat(100_000) + "}",
            "{\"a\":0." + "1".repeat(100_000) + "}",
            "{\"a\":1e40000000000}",
            "{\"a\":1e-40000000000}",
            "{\"a\":0.1e-2147483648}");

    assertThat(bodies)
        .allSatisfy(
            body ->
                assertThat(unreadable(body.getBytes(UTF_8)).reason())
                    .isEqualTo(Reason.LIMIT_EXCEEDED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1.50E+309", "1e-400"})
  void readsANumberBeyondADoubleAsItIs(String number) {
    JsonNode amount =
        read(WebhookProvider.KANVO, "{\"amount\":" + number + "}").payload().get("amount");

    assertThat(amount.decimalValue()).isEqualTo(new BigDecimal(number));
  }

  @Test
  void readsNestingWithinTheLimit() {
    String deep = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";

    assertThat(read(WebhookProvider.KANVO, deep).payload()).hasToString(deep.replace(" ", ""));
  }

  @Test
  void tellsWhereABodyIsMalformedWithoutQuotingIt() {
    UnreadableEventException refused =
        unreadable("{\"event\": private-word-of-a-customer}".getBytes(UTF_8));

    assertThat(refused).hasMessageMatching("KANVO delivery is malformed JSON before byte \\d+");
    assertThat(refused).hasNoCause();
    assertThat(refused.provider()).isEqualTo(WebhookProvider.KANVO);
  }

  private static UnreadableEventException unreadable(byte[] body) {
    return catchThrowableOfType(
        UnreadableEventException.class, () -> read(WebhookProvider.KANVO, body));
  }
}
