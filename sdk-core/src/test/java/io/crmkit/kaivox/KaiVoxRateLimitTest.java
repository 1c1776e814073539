package io.crmkit.kaivox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.CallTimeoutException;
import io.crmkit.RequestOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of KaiVox makes of {@code X-RateLimit-Reset}, whose unit is not documented. */
class KaiVoxRateLimitTest {
  private static final String CALL = "{\"success\": true, \"data\": {\"id\": 7}}";

  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  private void nothingRemainsUntil(String reset) {
    kaivox.answers(
        200,
        CALL,
        "Date: Wed, 17 Jun 2026 14:20:00 GMT",
        "X-RateLimit-Remaining: 0",
        "X-RateLimit-Reset: " + reset);
    kaivox.answers(CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "86403", // seconds: more than a day
        "99999999",
        "1781705990", // Unix time: the past
        "1790000000",
        "9999999999",
        "1781705990000", // and in milliseconds
        "1790000000000",
        "1781706030000000",
        "999999999999999999",
        "9999999999999999999",
      })
  void aResetThatCannotBeTrueHoldsNobodyBack(String reset) {
    nothingRemainsUntil(reset);
    KaiVoxClient client = kaivox.client();

    client.calls().get("7");
    client.calls().get("7");

    assertThat(kaivox.requestCount()).isEqualTo(2);
    assertThat(kaivox.time.waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "1781706030", "1781706030000"})
  void aResetInAnyUnitIsWaitedFor(String reset) {
    nothingRemainsUntil(reset);
    KaiVoxClient client =
        kaivox
            .client()
            .withOptions(RequestOptions.builder().callTimeout(Duration.ofSeconds(20)).build());

    client.calls().get("7");
    CallTimeoutException held =
        catchThrowableOfType(CallTimeoutException.class, () -> client.calls().get("7"));

    assertThat(held).hasMessageFindingMatch("rate limit .* before (2\\d(\\.\\d+)?|30) s");
    assertThat(kaivox.requestCount()).isEqualTo(1);
  }

  @Test
  void aResetOfTheDayIsWaitedForByTheDay() {
    nothingRemainsUntil("40000");
    KaiVoxClient client = kaivox.client();

    client.calls().get("7");
    CallTimeoutException held =
        catchThrowableOfType(CallTimeoutException.class, () -> client.calls().get("7"));

    assertThat(held).hasMessageFindingMatch("rate limit .* before (399\\d\\d(\\.\\d+)?|40000) s");
  }
}
