package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends plain requests to a fake, one attempt each, so that tests see exactly what it does. */
final class KanvoCaller {
  private static final MediaType JSON = MediaType.get("application/json");

  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder()
          .retryOnConnectionFailure(false)
          .readTimeout(Duration.ofSeconds(10))
          .build();
  private final FakeProvider fake;
  private final String key;

  KanvoCaller(FakeProvider fake) {
    this(fake, fake.apiKey());
  }

  KanvoCaller(FakeProvider fake, String key) {
    this.fake = fake;
    this.key = key;
  }

  record Reply(int status, Headers headers, String text) {
    JsonNode json() {
      try {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + text, e);
      }
    }

    JsonNode data() {
      return json().path("data");
    }

    String error() {
      return json().path("error").asText();
    }
  }

  Reply get(String path) throws IOException {
    return send(request(path).build());
  }

  Reply post(String path, String json) throws IOException {
    return send(request(path).post(body(json)).build());
  }

  Reply patch(String path, String json) throws IOException {
    return send(request(path).patch(body(json)).build());
  }

  Reply put(String path, String json) throws IOException {
    return send(request(path).put(body(json)).build());
  }

  Reply delete(String path) throws IOException {
    return send(request(path).delete().build());
  }

  /** Creates a record, which must succeed, and returns it. */
  JsonNode createRecord(String json) throws IOException {
    return created(post("/records", json));
  }

  /** Creates a task, which must succeed, and returns it. */
  JsonNode createTask(String json) throws IOException {
    return created(post("/records/tasks", json));
  }

  /** How many records there are. */
  int records() throws IOException {
    return get("/records?per_page=1").json().path("meta").path("total").intValue();
  }

  List<String> titles(String path) throws IOException {
    return get(path).data().findValuesAsText("title");
  }

  /** The id of a stage of main-sales. */
  String stageId(String slug) throws IOException {
    for (JsonNode stage : get("/schema").data().path("pipelines").path(0).path("stages")) {
      if (stage.path("slug").textValue().equals(slug)) {
        return stage.path("id").textValue();
      }
    }
    throw new AssertionError("No stage " + slug);
  }

  private static JsonNode created(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.data();
  }

  /** A request with the key and nothing else. */
  Request.Builder request(String path) {
    return new Request.Builder()
        .url(fake.baseUrl() + path)
        .header("Authorization", "Bearer " + key);
  }

  Reply send(Request request) throws IOException {
    return send(HTTP, request);
  }

  /** Sends with a client that waits this long for the answer. */
  Reply send(Request request, Duration readTimeout) throws IOException {
    return send(HTTP.newBuilder().readTimeout(readTimeout).build(), request);
  }

  static RequestBody body(String json) {
    return RequestBody.create(json, JSON);
  }

  private static Reply send(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return new Reply(response.code(), response.headers(), response.body().string());
    }
  }
}
