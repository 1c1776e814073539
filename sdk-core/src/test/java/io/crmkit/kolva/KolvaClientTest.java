package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ApiException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making clients of Kolva, its credentials, its errors and its limit. */
class KolvaClientTest {
  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  @Test
  void hasTheDocumentedBaseUrlAndShowsNoKey() {
    try (KolvaClient client = KolvaClient.create(KolvaServer.KEY)) {
      assertThat(client).hasToString("KolvaClient{Kolva, https://kolva.ai/api/v1}");
    }
  }

  @Test
  void readsKeyAndBaseUrlFromTheEnvironment() throws Exception {
    kolva.answers("{\"data\": {\"id\": \"c1\"}}");

    kolva
        .fromEnvironment(Map.of("KOLVA_API_KEY", "kolva_sk_env", "KOLVA_BASE_URL", kolva.baseUrl()))
        .clients()
        .get("c1");

    assertThat(header(kolva.request(), "X-Kolva-Key")).isEqualTo("kolva_sk_env");
    assertThatThrownBy(() -> kolva.fromEnvironment(Map.of()))
        .hasMessage("environment variable KOLVA_API_KEY is not set");
  }

  @Test
  void showsItsKeyAsABearerTokenWhenAsked() throws Exception {
    kolva.answers("{\"data\": {\"id\": \"c1\"}}");

    kolva.builder().authentication(KolvaAuthentication.BEARER).build().clients().get("c1");

    RecordedRequest request = kolva.request();
    assertThat(header(request, "Authorization")).isEqualTo("Bearer " + KolvaServer.KEY);
    assertThat(header(request, "X-Kolva-Key")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"client_id is required\"}",
        "{\"error\": {\"message\": \"client_id is required\", \"code\": 7}}",
        "{\"message\": \"client_id is required\"}"
      })
  void readsItsErrorsHoweverTheyAreWritten(String body) {
    kolva.answers(400, body);

    assertThatThrownBy(() -> kolva.client().deals().get("d1"))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(
            "Kolva (localhost): GET /api/v1/deals/d1 -> 400: client_id is required (attempts=1)")
        .satisfies(
            e -> assertThat(((ApiException) e).errorMessage()).hasValue("client_id is required"));
  }

  @Test
  void saysWhichScopeAForbiddenCallMayNeed() {
    kolva.answers(403, "{\"error\": \"forbidden\"}");

    assertThatThrownBy(() -> kolva.client().deals().get("d1"))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageContaining("read:deals to fetch and write:deals to change");
  }

  @Test
  void aKeyThatTheServerRepeatsIsTakenOut() {
    kolva.answers(
        401,
        "{\"error\": \"unknown key %s\"}".formatted(KolvaServer.KEY),
        "X-Key: " + KolvaServer.KEY);

    assertThatThrownBy(() -> kolva.client().deals().get("d1"))
        .hasMessageContaining("unknown key [api key]")
        .satisfies(
            e -> {
              ApiException error = (ApiException) e;
              assertThat(error.body() + error.headers() + error)
                  .contains("[api key]")
                  .doesNotContain(KolvaServer.KEY);
            });
  }

  @Test
  void sendsAHundredRequestsAMinute() {
    RateLimiter documented = Kolva.PROVIDER.rateLimiter();

    for (int i = 0; i < 100; i++) {
      assertThat(documented.reserve(Duration.ofHours(1))).isZero();
    }

    assertThat(documented.reserve(Duration.ZERO))
        .isBetween(Duration.ofSeconds(50), Duration.ofMinutes(1));
  }
}
