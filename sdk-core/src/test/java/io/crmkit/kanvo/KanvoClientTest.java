package io.crmkit.kanvo;

import static io.crmkit.kanvo.KanvoServer.body;
import static io.crmkit.kanvo.KanvoServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Making clients, and what every client can do beside its resources. */
class KanvoClientTest {
  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  @Test
  void hasTheDocumentedBaseUrlAndShowsNoKey() {
    try (KanvoClient client = KanvoClient.create(KanvoServer.KEY)) {
      assertThat(client).hasToString("KanvoClient{Kanvo, https://kanvocrm.com/api/v1}");
    }
  }

  @Test
  void readsKeyAndBaseUrlFromTheEnvironment() throws Exception {
    kanvo.answers("{\"data\": {}}");
    Map<String, String> environment =
        Map.of("KANVO_API_KEY", " kv_live_env ", "KANVO_BASE_URL", kanvo.baseUrl());

    kanvo.fromEnvironment(environment).schema().get();

    assertThat(kanvo.request().getHeaders().get("Authorization")).isEqualTo("Bearer kv_live_env");
  }

  @Test
  void aVariableThatIsBlankIsAsGoodAsNone() {
    KanvoClient client =
        kanvo.fromEnvironment(Map.of("KANVO_API_KEY", "kv_live_env", "KANVO_BASE_URL", " "));

    assertThat(client).hasToString(KanvoClient.create("kv_live_env").toString());
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(() -> kanvo.fromEnvironment(Map.of("KANVO_API_KEY", " ")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("environment variable KANVO_API_KEY is not set");
    assertThatThrownBy(() -> KanvoClient.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("apiKey is not set");
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    KanvoClient.Builder builder = KanvoClient.builder().apiKey("k");
    assertThatThrownBy(() -> builder.apiKey(" ")).hasMessage("apiKey is blank");
    assertThatThrownBy(() -> builder.callTimeout(Duration.ZERO))
        .hasMessage("callTimeout not longer than zero: PT0S");
    assertThatThrownBy(() -> builder.attemptTimeout(Duration.ofSeconds(-1)))
        .hasMessage("attemptTimeout not longer than zero: PT-1S");
    assertThatThrownBy(() -> builder.maxResponseBytes(0)).hasMessage("maxResponseBytes < 1: 0");
    assertThatThrownBy(() -> KanvoClient.builder().apiKey("k").baseUrl("http://a.example").build())
        .hasMessageContaining("allowInsecureHttp(true)");
  }

  @Test
  void aBaseUrlMayEndWithASlash() throws Exception {
    kanvo.answers("{\"data\": {}}");

    kanvo.builder().baseUrl(kanvo.baseUrl() + "/").build().schema().get();

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/schema");
  }

  @Test
  void derivedClientsUseTheirOptions() throws Exception {
    kanvo.answers("{\"data\": {}}").answers("{\"data\": {}}");
    KanvoClient client = kanvo.client();

    client.withOptions(RequestOptions.builder().header("X-Trace", "1").build()).schema().get();
    client.schema().get();

    assertThat(kanvo.request().getHeaders().get("X-Trace")).isEqualTo("1");
    assertThat(kanvo.request().getHeaders().get("X-Trace")).isNull();
  }

  @Test
  void runsCallsInTheBackground() {
    kanvo.answers("{\"data\": {\"id\": \"a\"}}");

    CompletableFuture<KanvoRecord> record = kanvo.client().async(k -> k.records().get("a"));

    assertThat(record.join().id()).isEqualTo("a");
  }

  @Test
  void callsEndpointsThatHaveNoMethod() throws Exception {
    kanvo.answers("{\"success\": true, \"data\": [1]}");

    JsonNode answer =
        kanvo.client().request("post", "records/tasks", Map.of("page", "2"), Map.of("a", 1));

    assertThat(answer.path("data").path(0).intValue()).isEqualTo(1);
    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/records/tasks?page=2");
    assertThat(body(request)).isEqualTo("{\"a\":1}");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KanvoServer.KEY);
  }

  @Test
  void aBodyThatIsNoJsonIsRefusedBeforeAnythingIsSent() {
    KanvoClient client = kanvo.client();

    assertThatThrownBy(() -> client.request("POST", "records", Map.of(), new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("body of type java.lang.Object cannot be written as JSON");
    assertThat(kanvo.requestCount()).isZero();
  }

  @Test
  void aClosedClientSaysSo() {
    KanvoClient client = kanvo.client();
    client.close();

    assertThatThrownBy(() -> client.schema().get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
    assertThatThrownBy(() -> client.async(k -> k.schema().get()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(kanvo.requestCount()).isZero();
  }
}
