package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The application as in production, seen over HTTP, by Actuator and by its traces. */
class RunningLeadDeskTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext application;

  static class Traces {
    @Bean
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }

  @BeforeAll
  static void start() {
    application =
        new SpringApplicationBuilder(LeadDesk.class, Traces.class)
            .run(
                "--server.port=0",
                "--KANVO_API_KEY=" + KANVO.apiKey(),
                "--KANVO_BASE_URL=" + KANVO.baseUrl(),
                "--BOLSIVO_WEBHOOK_SECRET=secret",
                "--crmkit.kanvo.retry.base-delay=10ms");
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void forgetSpans() {
    spans();
    application.getBean(InMemorySpanExporter.class).reset();
  }

  @Test
  void aGenuineDeliveryBecomesALeadAndAForgedOneDoesNot() throws Exception {
    String body =
        """
        {"event": "lead.qualified", "business_name": "Smith", "score": 82}
        """;
    String signature = WebhookSigner.of(WebhookProvider.BOLSIVO, "secret").sign(body.getBytes());

    assertThat(deliver(body, signature)).isEqualTo(200);
    assertThat(deliver(body, "0".repeat(64))).isEqualTo(403);
    assertThat(get("/leads/count")).isEqualTo("1");
  }

  private static int deliver(String body, String signature) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address("/webhooks/bolsivo"))
            .header("X-Bolsivo-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void healthAndMetricsTellOfTheCalls() throws Exception {
    get("/leads/count");

    assertThat(get("/actuator/health")).contains("\"kanvoClient\"", "\"lastStatus\":200");
    assertThat(get("/actuator/metrics/crmkit.calls")).contains("\"/records\"", "\"kanvoClient\"");
  }

  @Test
  void aRetriedCallIsOneSpanWithItsAttempts() throws Exception {
    KANVO.seed(1);
    KANVO.faults().next(Fault.status(503));

    get("/leads/count");

    List<SpanData> spans = spans();
    assertThat(named(spans, "Kanvo GET /records")).hasSize(1);
    assertThat(named(spans, "GET /records"))
        .hasSize(2)
        .extracting(SpanData::getParentSpanId)
        .containsOnly(named(spans, "Kanvo GET /records").get(0).getSpanId());
  }

  @Test
  void thePagesOfAPrefetchedListBelongToTheRequestThatReadThem() throws Exception {
    KANVO.seed(250);

    get("/leads/count");

    List<SpanData> pages = named(spans(), "Kanvo GET /records");
    // The request's own span may end only after its response has arrived here.
    assertThat(pages.get(0).getParentSpanContext().isValid()).isTrue();
    assertThat(pages)
        .hasSize(3)
        .extracting(SpanData::getParentSpanId)
        .containsOnly(pages.get(0).getParentSpanId());
    assertThat(pages)
        .extracting(page -> page.getAttributes().get(AttributeKey.longKey("crmkit.list.id")))
        .doesNotContainNull()
        .containsOnly(pages.get(0).getAttributes().get(AttributeKey.longKey("crmkit.list.id")));
  }

  private static List<SpanData> named(List<SpanData> spans, String name) {
    return spans.stream().filter(span -> span.getName().equals(name)).toList();
  }

  private static List<SpanData> spans() {
    application.getBean(SdkTracerProvider.class).forceFlush().join(1, TimeUnit.MINUTES);
    return application.getBean(InMemorySpanExporter.class).getFinishedSpanItems();
  }

  private static String get(String path) throws Exception {
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  private static URI address(String path) {
    return URI.create(
        "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
  }
}
