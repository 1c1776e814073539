package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks: the once-only secret, the documented events, deletion by query parameter. */
class FakeKanvoWebhooksTest {
  private static final String VALID =
      "{\"url\": \"https://your-app.com/hooks/kanvo\", \"events\": [\"record.created\"]}";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void showsTheSecretOnlyWhenTheWebhookIsCreated() throws IOException {
    JsonNode created = kanvo.post("/webhooks", VALID).data();
    JsonNode listed = kanvo.get("/webhooks").data().path(0);

    assertThat(created.path("secret").textValue()).matches("whsec_[0-9a-f]{32}");
    assertThat(listed.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "id",
            "url",
            "events",
            "is_active",
            "last_triggered_at",
            "last_status",
            "failure_count",
            "created_at");
    assertThat(listed.path("id")).isEqualTo(created.path("id"));
    assertThat(listed.path("id").textValue()).startsWith("wh_");
    assertThat(listed.path("url").textValue()).isEqualTo("https://your-app.com/hooks/kanvo");
    assertThat(listed.path("events")).hasToString("[\"record.created\"]");
    assertThat(listed.path("is_active").booleanValue()).isTrue();
  }

  @Test
  void listsWithoutPaging() throws IOException {
    assertThat(kanvo.get("/webhooks").text()).isEqualTo("{\"success\":true,\"data\":[]}");
    assertThat(kanvo.get("/webhooks?page=1").error())
        .isEqualTo("Query parameter 'page' is not documented here. Accepted: none");
  }

  @Test
  void deletesByQueryParameter() throws IOException {
    String id = kanvo.post("/webhooks", VALID).data().path("id").textValue();

    KanvoCaller.Reply reply = kanvo.delete("/webhooks?id=" + id);

    assertThat(reply.data()).hasToString("{\"deleted\":true,\"id\":\"" + id + "\"}");
    assertThat(kanvo.get("/webhooks").data()).isEmpty();
    assertThat(kanvo.delete("/webhooks?id=" + id).status()).isEqualTo(404);
  }

  @Test
  void refusesToDeleteWithoutId() throws IOException {
    KanvoCaller.Reply reply = kanvo.delete("/webhooks");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Query parameter 'id' is required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://your-app.com/hooks", "ftp://x.com", "your-app.com", "https://", "", "a b"})
  void refusesAUrlThatIsNotHttps(String url) throws IOException {
    KanvoCaller.Reply reply =
        kanvo.post("/webhooks", VALID.replace("https://your-app.com/hooks/kanvo", url));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Field 'url' must be an https URL: '" + url + "'");
  }

  @Test
  void refusesEventsThatKanvoDoesNotDocument() throws IOException {
    KanvoCaller.Reply reply =
        kanvo.post("/webhooks", VALID.replace("record.created", "record.opened"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .startsWith("Event 'record.opened' is not documented. Accepted: record.created, ")
        .endsWith(", contact.updated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.created",
        "record.updated",
        "record.deleted",
        "task.created",
        "task.updated",
        "task.deleted",
        "task.completed",
        "pipeline.stage_changed",
        "contract.created",
        "contract.signed",
        "form.submitted",
        "contact.created",
        "contact.updated"
      })
  void takesEveryDocumentedEvent(String event) throws IOException {
    assertThat(kanvo.post("/webhooks", VALID.replace("record.created", event)).status())
        .isEqualTo(200);
  }

  @Test
  void refusesAWebhookWithoutEvents() throws IOException {
    assertThat(kanvo.post("/webhooks", VALID.replace("\"record.created\"", "")).error())
        .isEqualTo("Field 'events' must name at least one event");
    assertThat(kanvo.post("/webhooks", "{\"url\": \"https://your-app.com\"}").error())
        .isEqualTo("Field 'events' is required");
    assertThat(kanvo.post("/webhooks", VALID.replace("\"record.created\"", "1")).error())
        .isEqualTo("Field 'events' must be an array of strings: [1]");
  }
}
