package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.CrmException;
import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An invented provider on a real socket, and transports to it whose waits take no time. */
final class Api implements BeforeEachCallback, AfterEachCallback {
  static final String KEY = "secret-0123456789";
  static final Answer<Thing> THING = Answer.item(Thing.class);
  static final Answer<Items<Thing>> THINGS = Answer.items(Thing.class);
  static final Provider ACME =
      new Provider(
          "Acme",
          "ACME",
          "https://acme.example/v1",
          Credential.bearer(),
          new Paging("page", "per_page", 100),
          new Envelope(Set.of("data"), false, "success", "meta", "total", "per_page"),
          ErrorFormat.at("/error").withFieldErrors("/errors"),
          Map.of(),
          RateLimiter::unlimited);

  final ManualTime time = new ManualTime();
  MockWebServer server;

  record Thing(String id, int size) {
    Thing {
      Models.require("id", id);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    server = new MockWebServer();
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  HttpTransport transport() {
    return transport(settings -> {});
  }

  HttpTransport transport(Consumer<TransportSettings.Builder> changes) {
    return transport(server.url("/v1").toString(), changes);
  }

  HttpTransport transport(String baseUrl, Consumer<TransportSettings.Builder> changes) {
    TransportSettings.Builder settings = new TransportSettings.Builder();
    settings.apiKey = () -> KEY;
    settings.time = time;
    changes.accept(settings);
    return new HttpTransport(ACME, settings.build(BaseUrl.parse(baseUrl, false), ACME));
  }

  static Consumer<TransportSettings.Builder> policy(RetryPolicy policy) {
    return settings -> settings.retryPolicy = policy;
  }

  static Consumer<TransportSettings.Builder> callTimeout(Duration timeout) {
    return settings -> settings.callTimeout = timeout;
  }

  Api answers(int status, String... headers) {
    return answers(status, "{\"success\": false, \"error\": \"no\"}", headers);
  }

  Api answers(int status, String body, String[] headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (String header : headers) {
      response.addHeader(header);
    }
    server.enqueue(response.build());
    return this;
  }

  Api answersThing() {
    return answersBody("{\"success\": true, \"data\": {\"id\": \"t1\", \"size\": 3}}");
  }

  Api answersBody(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
    return this;
  }

  Api answersWith(MockResponse response) {
    server.enqueue(response);
    return this;
  }

  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request that came").isNotNull();
    return request;
  }

  static ApiRequest<Thing> get() {
    return ApiRequest.get("things", "t1").returning(THING);
  }

  static ApiRequest<Thing> post() {
    return ApiRequest.post("things").body(Map.of("size", 3)).returning(THING);
  }

  static ApiRequest<Thing> of(String method) {
    return switch (method) {
      case "GET" -> get();
      case "POST" -> post();
      case "PUT" -> ApiRequest.put("things", "t1").body(Map.of("size", 3)).returning(THING);
      case "PATCH" -> ApiRequest.patch("things", "t1").body(Map.of("size", 3)).returning(THING);
      case "DELETE" -> ApiRequest.delete("things", "t1").returning(THING);
      default -> throw new IllegalArgumentException(method);
    };
  }

  static ApiRequest<?> delete() {
    return ApiRequest.delete("things", "t1").returning(Answer.nothing());
  }

  static ApiRequest<JsonNode> raw(String path) {
    return ApiRequest.raw("GET", path, Map.of(), null);
  }

  /** The failure of a call that must fail. */
  static <E extends Throwable> E failure(Class<E> type, Runnable call) {
    return Assertions.catchThrowableOfType(type, call::run);
  }

  static CrmException failure(Runnable call) {
    return failure(CrmException.class, call);
  }
}
