package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, scopes, paths and methods: what is refused before an operation looks at its input. */
class FakeKanvoAccessTest {
  private static final String ID = "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void refusesARequestWithoutKey() throws IOException {
    Request request = kanvo.request("/records").removeHeader("Authorization").build();

    KanvoCaller.Reply reply = kanvo.send(request);

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.text()).isEqualTo("{\"success\":false,\"error\":\"Missing API key\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kv_live_fake_admin", "Basic kv_live_fake_admin", "Bearer"})
  void refusesAKeyThatIsNoBearerToken(String authorization) throws IOException {
    Request request = kanvo.request("/records").header("Authorization", authorization).build();

    assertThat(kanvo.send(request).error()).isEqualTo("Missing API key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "KV_LIVE_FAKE_ADMIN", "kv_live_fake_admin2"})
  void refusesAnUnknownKeyWithoutRepeatingIt(String key) throws IOException {
    KanvoCaller.Reply reply = new KanvoCaller(fake, key).get("/records");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.error()).isEqualTo("Invalid API key");
  }

  @Test
  void takesTheSchemeOfTheKeyInAnyCase() throws IOException {
    Request request =
        kanvo.request("/records").header("Authorization", "bearer " + fake.apiKey()).build();

    assertThat(kanvo.send(request).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /records, read",
    "GET, /records/" + ID + ", read",
    "POST, /records, write",
    "PATCH, /records/" + ID + ", write",
    "DELETE, /records/" + ID + ", write",
    "GET, /records/tasks, read",
    "GET, /records/tasks/" + ID + ", read",
    "POST, /records/tasks, write",
    "PATCH, /records/tasks/" + ID + ", write",
    "DELETE, /records/tasks/" + ID + ", write",
    "GET, /schema, read",
    "GET, /webhooks, admin",
    "POST, /webhooks, admin",
    "DELETE, /webhooks?id=wh_1, admin",
  })
  void needsTheDocumentedScope(String method, String path, String needed) throws IOException {
    for (KanvoScope scope : KanvoScope.values()) {
      KanvoCaller caller = new KanvoCaller(fake, fake.apiKey(scope));
      RequestBody body = method.equals("GET") ? null : KanvoCaller.body("");
      KanvoCaller.Reply reply = caller.send(caller.request(path).method(method, body).build());

      boolean allowed = scope.compareTo(KanvoScope.valueOf(needed.toUpperCase(Locale.ROOT))) >= 0;
      assertThat(reply.status() == 403).as("%s %s", scope, reply.text()).isEqualTo(!allowed);
      if (!allowed) {
        assertThat(reply.error()).isEqualTo("API key lacks the required scope: " + needed);
      }
    }
  }

  @Test
  void givesTheFullKeyUnlessAsked() {
    assertThat(fake.apiKey()).isEqualTo(fake.apiKey(KanvoScope.ADMIN)).startsWith("kv_live_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tasks", "/records/", "/records/a/b", "/", "", "/records/tasks/a/b"})
  void doesNotFindAPathThatKanvoDoesNotDocument(String path) throws IOException {
    KanvoCaller.Reply reply = kanvo.get(path);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error()).startsWith("No endpoint '/").endsWith(path + "'");
  }

  @Test
  void doesNotFindAPathBesideTheBasePath() throws IOException {
    Request request =
        kanvo.request("").url(fake.baseUrl().replace("/api/v1", "/api/v1x/records")).build();

    assertThat(kanvo.send(request).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"/records, 'GET, POST'", "/records/1, 'DELETE, GET, PATCH'", "/schema, GET"})
  void refusesAnotherMethodAndSaysWhichThereAre(String path, String allowed) throws IOException {
    KanvoCaller.Reply reply = kanvo.put(path, "{}");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.headers().get("Allow")).isEqualTo(allowed);
    assertThat(reply.error()).isEqualTo("PUT is not documented here. Accepted: " + allowed);
  }

  @Test
  void neverTakesTheTasksForARecord() throws IOException {
    assertThat(kanvo.delete("/records/tasks").status()).isEqualTo(405);
    assertThat(kanvo.get("/records/tasks").data()).isEmpty();
  }

  @Test
  void namesAnUndocumentedParameterAndThoseThereAre() throws IOException {
    KanvoCaller.Reply reply = kanvo.get("/records?limit=10");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo(
            "Query parameter 'limit' is not documented here."
                + " Accepted: type, search, assignee_id, page, per_page");
  }

  @Test
  void namesAnUndocumentedField() throws IOException {
    KanvoCaller.Reply reply = kanvo.post("/records", "{\"type\": \"lead\", \"name\": \"x\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo(
            "Field 'name' is not documented here."
                + " Accepted: type, title, data, assignee_id, stage_id, pipeline, stage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type': 1} | Field 'type' must be a string: 1",
        "{'type': null} | Field 'type' must be a string: null",
        "{'type': 'lead', 'data': []} | Field 'data' must be an object: []",
        "{'type': 'lead', 'data': null} | Field 'data' must be an object: null",
        "{'type': 'lead', 'title': true} | Field 'title' must be a string: true",
        "{'type': 'lead', 'assignee_id': 7} | Field 'assignee_id' must be a UUID or null: 7",
        "{'type': 'lead', 'assignee_id': 'me'} "
            + "| Field 'assignee_id' must be a UUID or null: 'me'",
        "[] | The request body must be a JSON object",
        "{'type': 'lead' | Malformed JSON in the request body",
        "{'type': 'lead'} x | Malformed JSON in the request body",
        "{'type': 'lead', 'type': 'job'} | Malformed JSON in the request body",
      })
  void refusesABodyOfTheWrongShape(String json, String error) throws IOException {
    KanvoCaller.Reply reply = kanvo.post("/records", json.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error().replace('"', '\'')).isEqualTo(error);
  }

  @Test
  void refusesAnEmptyBodyWhereOneIsRequired() throws IOException {
    assertThat(kanvo.post("/records", "").error())
        .isEqualTo("The request body must be a JSON object");
  }

  @Test
  void refusesABodyThatIsNotDeclaredAsJson() throws IOException {
    RequestBody body = RequestBody.create("{\"type\": \"lead\"}", MediaType.get("text/plain"));

    KanvoCaller.Reply reply = kanvo.send(kanvo.request("/records").post(body).build());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo("Content-Type must be application/json: 'text/plain; charset=utf-8'");
  }

  @Test
  void refusesABodyWhereNoneBelongs() throws IOException {
    Request request = kanvo.request("/records/" + ID).delete(KanvoCaller.body("{}")).build();

    KanvoCaller.Reply reply = kanvo.send(request);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("DELETE /api/v1/records/" + ID + " takes no body");
  }
}
