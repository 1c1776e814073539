package io.crmkit.kanvo;

import static io.crmkit.kanvo.KanvoServer.body;
import static io.crmkit.kanvo.KanvoServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call of webhooks() and schema() sends, and what it makes of the answer. */
class KanvoWebhooksTest {
  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  @Test
  void listsEveryEndpointInOneRequest() throws Exception {
    kanvo.answers(
        """
        {"success": true, "data": [{
          "id": "wh_abc123", "url": "https://your-app.example/hooks/kanvo",
          "events": ["record.created", "pipeline.stage_changed"], "is_active": true,
          "last_triggered_at": "2026-06-17T14:20:00Z", "last_status": 200, "failure_count": 0,
          "created_at": "2026-03-01T10:00:00Z"}]}
        """);

    List<KanvoWebhook> webhooks = kanvo.client().webhooks().list();

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/webhooks");
    assertThat(webhooks)
        .singleElement()
        .satisfies(
            webhook -> {
              assertThat(webhook.id()).isEqualTo("wh_abc123");
              assertThat(webhook.url()).isEqualTo("https://your-app.example/hooks/kanvo");
              assertThat(webhook.events())
                  .containsExactly("record.created", "pipeline.stage_changed");
              assertThat(webhook.isActive()).isTrue();
              assertThat(webhook.lastTriggeredAt())
                  .isEqualTo(Instant.parse("2026-06-17T14:20:00Z"));
              assertThat(webhook.lastStatus()).isEqualTo(200);
              assertThat(webhook.failureCount()).isZero();
              assertThat(webhook.createdAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
              assertThat(webhook.additionalProperties()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "signing_secret"})
  void createReadsTheSecretUnderEitherNameAndNeverPrintsIt(String field) throws Exception {
    kanvo.answers(
        201,
        "{\"success\": true, \"data\": {\"id\": \"wh_1\", \"url\": \"https://a.example\", \"events\": [\"record.created\"], \"%s\": \"whsec_topsecret\"}}"
            .formatted(field));

    KanvoCreatedWebhook webhook =
        kanvo
            .client()
            .webhooks()
            .create(
                KanvoWebhookCreate.builder("https://a.example")
                    .events("record.created", "task.created")
                    .events(List.of("record.created"))
                    .build());

    assertThat(webhook.id()).isEqualTo("wh_1");
    assertThat(webhook.secret()).isEqualTo("whsec_topsecret");
    assertThat(webhook).asString().contains("wh_1").doesNotContain("topsecret");
    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/webhooks");
    assertThat(body(request))
        .isEqualTo(
            "{\"url\":\"https://a.example\",\"events\":[\"record.created\",\"task.created\"]}");
  }

  @Test
  void deletesByAQueryParameter() throws Exception {
    kanvo.answers("{\"success\": true}");

    kanvo.client().webhooks().delete("wh_abc&123");

    assertThat(line(kanvo.request())).isEqualTo("DELETE /api/v1/webhooks?id=wh_abc%26123");
    assertThatThrownBy(() -> kanvo.client().webhooks().delete(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id is blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://a.example", "ftp://a.example", "a.example", "https://", " "})
  void refusesAnEndpointThatIsNoHttpsUrl(String url) {
    assertThatThrownBy(() -> KanvoWebhookCreate.builder(url))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnEndpointWithoutEvents() {
    assertThatThrownBy(() -> KanvoWebhookCreate.builder("https://a.example").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("events is empty: Kanvo requires at least one");
  }

  @Test
  void getsTheSchema() throws Exception {
    kanvo.answers(
        """
        {"success": true, "data": {
          "object_types": [{"id": "a1b2", "name": "Lead", "slug": "lead", "icon": "L"}],
          "pipelines": [{"id": "p1q2", "name": "Main Sales", "slug": "main-sales",
            "stages": [{"id": "s1t2", "name": "New", "slug": "new", "position": 0}]}]}}
        """);

    KanvoSchema schema = kanvo.client().schema().get();

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/schema");
    assertThat(schema.objectTypes().get(0).slug()).isEqualTo("lead");
    KanvoPipeline pipeline = schema.pipelines().get(0);
    assertThat(pipeline.slug()).isEqualTo("main-sales");
    assertThat(pipeline.stages().get(0).id()).isEqualTo("s1t2");
    assertThat(pipeline.stages().get(0).position()).isZero();
  }
}
