package io.crmkit.kanvo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.transport.ManualTime;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A scripted server in Kanvo's place, and a client of it whose waits take no time. */
final class KanvoServer implements BeforeEachCallback, AfterEachCallback {
  static final String KEY = "kv_live_0123456789abcdef";

  final ManualTime time = new ManualTime();
  private MockWebServer server;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    server = new MockWebServer();
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  String baseUrl() {
    return server.url("/api/v1").toString();
  }

  KanvoClient client() {
    return builder().build();
  }

  KanvoClient.Builder builder() {
    return KanvoClient.builder().apiKey(KEY).baseUrl(baseUrl()).clock(time);
  }

  KanvoServer answers(String json) {
    return answers(200, json);
  }

  KanvoServer answers(int status, String json) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json)
            .build());
    return this;
  }

  int requestCount() {
    return server.getRequestCount();
  }

  /** The next request that came: its method and target, such as {@code GET /api/v1/records}. */
  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request that came").isNotNull();
    return request;
  }

  static String line(RecordedRequest request) {
    return request.getMethod() + " " + request.getTarget();
  }

  static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }
}
