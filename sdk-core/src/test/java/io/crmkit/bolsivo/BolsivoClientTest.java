package io.crmkit.bolsivo;

import static io.crmkit.ScriptedServer.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.BadRequestException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RateLimitedException;
import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making clients of Bolsivo, its errors, its limit and its webhooks. */
class BolsivoClientTest {
  @RegisterExtension final BolsivoServer bolsivo = new BolsivoServer();

  private static BolsivoWebhookCreate webhook() {
    return BolsivoWebhookCreate.builder()
        .name("n")
        .targetUrl("https://a.example")
        .eventTypes("email.sent")
        .build();
  }

  @Test
  void hasTheDocumentedBaseUrlAndShowsNoKey() {
    try (BolsivoClient client = BolsivoClient.create(BolsivoServer.KEY)) {
      assertThat(client).hasToString("BolsivoClient{Bolsivo, https://bolsivo.com/api}");
    }
  }

  @Test
  void readsKeyAndBaseUrlFromTheEnvironment() throws Exception {
    bolsivo.answers("[]");

    bolsivo
        .fromEnvironment(Map.of("BOLSIVO_API_KEY", "lp_env", "BOLSIVO_BASE_URL", bolsivo.baseUrl()))
        .leads()
        .list()
        .firstPage();

    assertThat(header(bolsivo.request(), "Authorization")).isEqualTo("Bearer lp_env");
  }

  @Test
  void saysThatTheScalePlanIsRequired() {
    bolsivo.answers(403, "{\"error\": \"Forbidden\"}");

    assertThatThrownBy(() -> bolsivo.client().leads().list().firstPage())
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessage(
            "Bolsivo (localhost): GET /api/leads -> 403: Forbidden (attempts=1). The Scale plan is required: Bolsivo"
                + " offers its API and webhooks on no other. Upgrade under Settings → Billing.");
  }

  @Test
  void readsTheDocumentedErrorBody() {
    bolsivo.answers(400, "{\"error\": \"name, target_url and event_types required\"}");

    assertThatThrownBy(() -> bolsivo.client().webhooks().create(webhook()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("name, target_url and event_types required");
  }

  @Test
  void waitsAsLongAsItIsTold() {
    bolsivo.answers(429, "{\"error\": \"slow down\"}", "Retry-After: 7").answers("[]");

    // The documented limiter would wait too, by a clock of its own.
    BolsivoClient client = bolsivo.builder().rateLimiter(RateLimiter.unlimited()).build();

    assertThat(client.leads().list()).isEmpty();

    assertThat(bolsivo.time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void tellsHowLongToWaitWhenItMayNotWaitItself() {
    bolsivo.answers(429, "{\"error\": \"slow down\"}", "Retry-After: 7");

    assertThatThrownBy(
            () ->
                bolsivo
                    .builder()
                    .retryPolicy(RetryPolicy.none())
                    .build()
                    .leads()
                    .list()
                    .firstPage())
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            e -> assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(7)));
  }

  @Test
  void keepsTheDocumentedLimit() {
    assertThat(Bolsivo.PROVIDER.rateLimiter()).hasToString("RateLimiter.slidingWindow(1000, PT1H)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 5, \"secret\": \"whsec_once\", \"event_types\": [\"email.sent\"], \"org\": 1}",
        "{\"data\": {\"id\": 5, \"secret\": \"whsec_once\", \"event_types\": [\"email.sent\"], \"org\": 1}}"
      })
  void readsACreatedWebhookInAnEnvelopeOrWithout(String answer) {
    bolsivo.answers(201, answer);

    BolsivoCreatedWebhook created = bolsivo.client().webhooks().create(webhook());

    assertThat(created.id()).isEqualTo("5");
    assertThat(created.secret()).isEqualTo("whsec_once");
    assertThat(created.eventTypes()).containsExactly("email.sent");
    assertThat(created.additionalProperties()).containsOnlyKeys("org");
    assertThat(created.toString()).doesNotContain("whsec_once");
  }

  @Test
  void keepsASecretThatStandsElsewhere() {
    bolsivo.answers(201, "{\"webhook\": {\"secret\": \"whsec_once\"}}");

    BolsivoCreatedWebhook created = bolsivo.client().webhooks().create(webhook());

    assertThat(created.secret()).isNull();
    assertThat(created.eventTypes()).isEmpty();
    assertThat(created.additionalProperties().get("webhook").path("secret").textValue())
        .isEqualTo("whsec_once");
  }

  @Test
  void refusesAWebhookWithoutWhatIsRequired() {
    assertThatThrownBy(() -> BolsivoWebhookCreate.builder().eventTypes(List.of()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not set, but required by Bolsivo: name, target_url, event_types");
    assertThatThrownBy(() -> BolsivoWebhookCreate.builder().name(" ")).hasMessage("name is blank");
    assertThatThrownBy(() -> BolsivoWebhookCreate.builder().eventTypes(" "))
        .hasMessage("one of event_types is blank");
  }

  @Test
  void addsEventTypesOnce() {
    BolsivoWebhookCreate webhook =
        BolsivoWebhookCreate.builder()
            .name("n")
            .targetUrl("https://a.example")
            .eventTypes("email.sent")
            .eventTypes(List.of("lead.qualified", "email.sent"))
            .build();

    assertThat(webhook.fields().get("event_types"))
        .hasToString("[\"email.sent\",\"lead.qualified\"]");
  }
}
