package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.CrmException;
import io.crmkit.PromptServer;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.Models;
import io.crmkit.transport.json.Required;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An invented provider on a real socket, and transports to it whose waits take no time. */
public final class Api implements BeforeEachCallback, AfterEachCallback {
  public static final String KEY = "secret-0123456789";
  public static final ResponseReader<Thing> THING = Responses.item(Thing.class);
  public static final ResponseReader<Items<Thing>> THINGS = Responses.items(Thing.class);
  public static final Provider ACME =
      Provider.builder("Acme", "ACME", "https://acme.example/v1")
          .paging(Paging.numbered("page", "per_page", 100))
          .envelope(
              Envelope.data("data")
                  .success("success")
                  .meta("meta")
                  .total("total")
                  .size("per_page")
                  .build())
          .errorFormat(ErrorFormat.at("/error").withFieldErrors("/errors"))
          .build();

  public final ManualTime time = new ManualTime();
  public MockWebServer server;

  public record Thing(@Required String id, int size, Map<String, JsonNode> additionalProperties) {
    public Thing {
      Models.require("id", id);
      additionalProperties = Models.copy(additionalProperties);
    }

    public Thing(String id, int size) {
      this(id, size, Map.of());
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    server = PromptServer.create();
    QueueDispatcher answers = new QueueDispatcher();
    answers.setFailFast(true); // a request too many fails a test, rather than letting it hang
    server.setDispatcher(answers);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  public HttpTransport transport() {
    return transport(settings -> {});
  }

  public HttpTransport transport(Consumer<TransportSettings.Builder> changes) {
    return transport(server.url("/v1").toString(), changes);
  }

  public HttpTransport transport(String baseUrl, Consumer<TransportSettings.Builder> changes) {
    return transport(ACME, baseUrl, changes);
  }

  /** A transport to this server as if it were another provider's. */
  public HttpTransport transport(Provider provider, Consumer<TransportSettings.Builder> changes) {
    return transport(provider, server.url("/v1").toString(), changes);
  }

  private HttpTransport transport(
      Provider provider, String baseUrl, Consumer<TransportSettings.Builder> changes) {
    TransportSettings.Builder settings =
        TransportSettings.builder()
            .baseUrl(baseUrl)
            .apiKey(() -> KEY)
            .time(time)
            .slidingWindows(
                (permits, window) -> TestingAccess.get().slidingWindow(permits, window, time));
    changes.accept(settings);
    return new HttpTransport(provider, settings.build(provider));
  }

  public static Consumer<TransportSettings.Builder> policy(RetryPolicy policy) {
    return settings -> settings.retryPolicy(policy);
  }

  public static Consumer<TransportSettings.Builder> callTimeout(Duration timeout) {
    return settings -> settings.callTimeout(timeout);
  }

  public Api answers(int status, String... headers) {
    return answers(status, "{\"success\": false, \"error\": \"no\"}", headers);
  }

  public Api answers(int status, String body, String[] headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (String header : headers) {
      response.addHeader(header);
    }
    server.enqueue(response.build());
    return this;
  }

  public Api answersThing() {
    return answersBody("{\"success\": true, \"data\": {\"id\": \"t1\", \"size\": 3}}");
  }

  public Api answersBody(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
    return this;
  }

  public Api answersWith(MockResponse response) {
    server.enqueue(response);
    return this;
  }

  /** Another call of the client is refused for so long, and the next one is answered. */
  void refuseAnotherCall(HttpTransport transport, Duration wait) {
    answers(429, "Retry-After: " + wait.toSeconds());
    HttpTransport hurried =
        transport.withOptions(RequestOptions.builder().callTimeout(wait.minusSeconds(1)).build());
    failure(RateLimitedException.class, () -> hurried.execute(get()));
    answersThing();
  }

  public RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request that came").isNotNull();
    return request;
  }

  public static ApiRequest<Thing> get() {
    return ApiRequest.get("things", "t1").returning(THING);
  }

  public static ApiRequest<Thing> post() {
    return ApiRequest.post("things").body(Map.of("size", 3)).returning(THING);
  }

  public static ApiRequest<Thing> of(String method) {
    return switch (method) {
      case "GET" -> get();
      case "POST" -> post();
      case "PUT" -> ApiRequest.put("things", "t1").body(Map.of("size", 3)).returning(THING);
      case "PATCH" -> ApiRequest.patch("things", "t1").body(Map.of("size", 3)).returning(THING);
      case "DELETE" -> ApiRequest.delete("things", "t1").returning(THING);
      default -> throw new IllegalArgumentException(method);
    };
  }

  public static ApiRequest<?> delete() {
    return ApiRequest.delete("things", "t1").returning(Responses.nothing());
  }

  public static ApiRequest<JsonNode> raw(String path) {
    return ApiRequest.raw("GET", path, Map.of(), null);
  }

  /** The failure of a call that must fail. */
  public static <E extends Throwable> E failure(Class<E> type, Runnable call) {
    return Assertions.catchThrowableOfType(type, call::run);
  }

  public static CrmException failure(Runnable call) {
    return failure(CrmException.class, call);
  }
}
