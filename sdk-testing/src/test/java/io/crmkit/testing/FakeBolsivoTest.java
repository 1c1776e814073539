package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.ApiException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RateLimitedException;
import io.crmkit.RetryPolicy;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoCreatedWebhook;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.bolsivo.BolsivoLeadQuery;
import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.bolsivo.BolsivoWebhookCreate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fake, through the client that users have. */
class FakeBolsivoTest {
  @RegisterExtension static final FakeBolsivo fake = FakeBolsivo.create();
  private final BolsivoClient bolsivo = fake.client();

  private List<BolsivoLead> leads() {
    return bolsivo.leads().list().stream().toList();
  }

  @Test
  void movesALeadAsDocumented() {
    String id = fake.addLead("Sunrise Office Park", 82);
    assertThat(leads()).extracting(BolsivoLead::status).containsExactly(BolsivoLeadStatus.NEW);

    fake.moveLead(id, BolsivoLeadStatus.QUALIFIED);

    BolsivoLead lead = leads().get(0);
    assertThat(lead.id()).isEqualTo(id);
    assertThat(lead.businessName()).isEqualTo("Sunrise Office Park");
    assertThat(lead.score()).isEqualTo(82);
    assertThat(lead.status()).isEqualTo(BolsivoLeadStatus.QUALIFIED);
    assertThat(lead.additionalProperties()).containsOnlyKeys("created_at");
  }

  @Test
  void refusesMovesAndScoresThatCannotBe() {
    String id = fake.addLead("Sunrise Office Park", 0);

    assertThatThrownBy(() -> fake.moveLead(id, BolsivoLeadStatus.MEETING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a lead that is new cannot become meeting; it can become one of [qualified]");
    assertThatThrownBy(() -> fake.moveLead("nobody", BolsivoLeadStatus.QUALIFIED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no lead 'nobody'");
    assertThatThrownBy(() -> fake.addLead("x", 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score not in 0..100: 101");
  }

  @Test
  void seedsLeadsOfEveryStatus() {
    fake.seed(60);
    List<BolsivoLead> leads = leads();
    fake.reset();
    fake.seed(60);

    assertThat(leads).hasSize(60);
    assertThat(leads).extracting(BolsivoLead::status).doesNotContainNull();
    assertThat(leads.stream().map(BolsivoLead::status).distinct()).hasSize(7);
    assertThat(leads).allMatch(lead -> lead.score() >= 0 && lead.score() <= 100);
    assertThat(leads().stream().map(BolsivoLead::businessName).toList())
        .isEqualTo(leads.stream().map(BolsivoLead::businessName).toList());
  }

  @Test
  void registersAWebhookWithItsSecret() {
    BolsivoCreatedWebhook webhook =
        bolsivo
            .webhooks()
            .create(
                BolsivoWebhookCreate.builder()
                    .name("My CRM sync")
                    .targetUrl("https://your-server.com/bolsivo-events")
                    .eventTypes("lead.qualified", "email.sent")
                    .build());

    assertThat(webhook.id()).startsWith("wh_");
    assertThat(webhook.secret()).matches("whsec_[0-9a-f]{32}");
    assertThat(webhook.name()).isEqualTo("My CRM sync");
    assertThat(webhook.targetUrl()).isEqualTo("https://your-server.com/bolsivo-events");
    assertThat(webhook.eventTypes()).containsExactly("lead.qualified", "email.sent");
  }

  @Test
  void refusesAWebhookThatIsNotAsDocumented() {
    String required = "name, target_url and event_types required";

    assertThat(error(Map.of("name", "n", "target_url", "https://a.example"))).isEqualTo(required);
    assertThat(error(webhook(List.of()))).isEqualTo(required);
    assertThat(error(Map.of("name", "n", "target_url", "nope", "event_types", List.of("x"))))
        .isEqualTo("Field 'target_url' must be an http or https URL: \"nope\"");
    assertThat(error(webhook(List.of("lead.lost"))))
        .isEqualTo(
            "Event 'lead.lost' is not documented."
                + " Accepted: lead.qualified, lead.status_changed, email.sent");
    assertThat(error(Map.of("url", "https://a.example")))
        .isEqualTo("Field 'url' is not documented here. Accepted: name, target_url, event_types");
  }

  private static Map<String, ?> webhook(List<String> events) {
    return Map.of("name", "n", "target_url", "https://a.example", "event_types", events);
  }

  private String error(Map<String, ?> body) {
    return catchThrowableOfType(
            ApiException.class, () -> bolsivo.request("POST", "webhooks", Map.of(), body))
        .errorMessage()
        .orElseThrow();
  }

  @Test
  void refusesParameters() {
    assertThatThrownBy(
            () ->
                bolsivo
                    .leads()
                    .list(BolsivoLeadQuery.builder().put("status", "new").build())
                    .firstPage())
        .hasMessageContaining("Query parameter 'status' is not documented here. Accepted: none");
  }

  @Test
  void needsTheScalePlan() {
    try (BolsivoClient small =
        BolsivoClient.builder()
            .apiKey(fake.apiKeyWithoutScalePlan())
            .baseUrl(fake.baseUrl())
            .build()) {
      assertThatThrownBy(() -> small.leads().list().firstPage())
          .isInstanceOf(PermissionDeniedException.class)
          .hasMessageContaining("403: Forbidden — Scale plan required");
    }
  }

  @Test
  void limitsAsDocumented() {
    fake.limit(1, Duration.ofHours(1));
    try (BolsivoClient impatient =
        BolsivoClient.builder()
            .apiKey(fake.apiKey())
            .baseUrl(fake.baseUrl())
            .retryPolicy(RetryPolicy.none())
            .build()) {
      assertThat(impatient.leads().list()).isEmpty();
      RateLimitedException refused =
          catchThrowableOfType(
              RateLimitedException.class, () -> impatient.leads().list().firstPage());

      assertThat(refused.retryAfter().orElseThrow())
          .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
      assertThat(refused.headers()).doesNotContainKey("X-RateLimit-Remaining");
    }
  }
}
