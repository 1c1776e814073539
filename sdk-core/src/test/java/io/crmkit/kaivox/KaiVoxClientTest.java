package io.crmkit.kaivox;

import static io.crmkit.ScriptedServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.ApiException;
import io.crmkit.CallTimeoutException;
import io.crmkit.RequestOptions;
import io.crmkit.UnprocessableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making clients of KaiVox, its errors and its plans. */
class KaiVoxClientTest {
  private static final String CALL = "{\"success\": true, \"data\": {\"id\": 7}}";

  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  @Test
  void hasTheDocumentedBaseUrlAndShowsNoKey() {
    try (KaiVoxClient client = KaiVoxClient.create(KaiVoxServer.KEY)) {
      assertThat(client).hasToString("KaiVoxClient{KaiVox, https://kaivoxai.com/api/v1}");
    }
  }

  @Test
  void readsKeyAndBaseUrlFromTheEnvironment() throws Exception {
    kaivox.answers(CALL);

    kaivox
        .fromEnvironment(Map.of("KAIVOX_API_KEY", "kv1_env", "KAIVOX_BASE_URL", kaivox.baseUrl()))
        .calls()
        .get("7");

    assertThat(header(kaivox.request(), "Authorization")).isEqualTo("Bearer kv1_env");
  }

  @Test
  void tellsWhichFieldsAreWrong() {
    kaivox.answers(
        422,
        """
        {"success": false, "message": "The given data was invalid.",
         "errors": {"appointment_time": ["is taken", "is in the past"], "service_id": ["unknown"]}}
        """);

    UnprocessableException error =
        catchThrowableOfType(UnprocessableException.class, () -> kaivox.client().calls().get("7"));

    assertThat(error.errorMessage()).hasValue("The given data was invalid.");
    assertThat(error.fieldErrors())
        .containsEntry("appointment_time", List.of("is taken", "is in the past"))
        .containsEntry("service_id", List.of("unknown"));
    assertThat(error).hasMessageContaining("is taken");
  }

  @Test
  void aSuccessThatSaysItIsNoneIsAnError() {
    kaivox.answers(200, "{\"success\": false, \"message\": \"no such call\"}");

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> kaivox.client().calls().get("7"));

    assertThat(error.statusCode()).isEqualTo(200);
    assertThat(error.errorMessage()).hasValue("no such call");
  }

  @ParameterizedTest
  @CsvSource({"STARTER, 30, 5000", "PRO, 100, 20000", "ENTERPRISE, 500, 100000"})
  void plansHaveTheDocumentedLimits(KaiVoxPlan plan, int perMinute, int perDay) {
    assertThat(plan.perMinute()).isEqualTo(perMinute);
    assertThat(plan.perDay()).isEqualTo(perDay);
    assertThat(KaiVoxClient.builder().plan(plan).provider().rateLimiter())
        .hasToString(
            "RateLimiter.allOf[RateLimiter.slidingWindow(%s, PT1M), RateLimiter.slidingWindow(%s, PT24H)]"
                .formatted(perMinute, perDay));
  }

  @Test
  void keepsTheSmallestPlanUnlessToldOtherwise() {
    assertThat(sentWithoutWaiting(kaivox.builder())).isEqualTo(30);
  }

  @Test
  void keepsTheGivenPlan() {
    assertThat(sentWithoutWaiting(kaivox.builder().plan(KaiVoxPlan.PRO))).isEqualTo(100);
  }

  /** How many calls go out before one is told that it would have to wait. */
  private int sentWithoutWaiting(KaiVoxClient.Builder builder) {
    KaiVoxClient client =
        builder
            .build()
            .withOptions(RequestOptions.builder().callTimeout(Duration.ofSeconds(20)).build());
    CallTimeoutException refused = null;
    while (refused == null) {
      kaivox.answers(CALL);
      refused = catchThrowableOfType(CallTimeoutException.class, () -> client.calls().get("7"));
    }
    assertThat(refused).hasMessageContaining("the client's rate limit has no permit for it");
    return kaivox.requestCount();
  }
}
