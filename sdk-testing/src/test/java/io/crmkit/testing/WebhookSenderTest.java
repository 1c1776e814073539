package io.crmkit.testing;

import static io.crmkit.testing.Receiver.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a receiver sees of one attempt. */
class WebhookSenderTest {
  private static final String SECRET = "whsec_7d1f";

  private final WebhookSender sender = WebhookSender.of(WebhookProvider.BOLSIVO, SECRET);
  private final Receiver receiver = Receiver.answering(status(204));

  @AfterEach
  void stop() {
    receiver.close();
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.WebhookProvider#values")
  void signsWhatTheProvidersVerifierAccepts(WebhookProvider provider) {
    WebhookDelivery delivery =
        WebhookSender.of(provider, SECRET).deliver(receiver.url(), Map.of("event", "x"));

    ReceivedRequest request = only();
    WebhookEvent event =
        WebhookVerifier.of(provider, SECRET)
            .verify(request.bodyBytes(), request.header(provider.headerName()).orElse(null));
    assertThat(event.provider()).isEqualTo(provider);
    assertThat(event.type()).isEqualTo("x");
    assertThat(delivery.delivered()).isTrue();
    assertThat(delivery.status()).isEqualTo(204);
  }

  @Test
  void postsJsonToThePathAndQueryOfTheUrl() {
    sender.deliver(receiver.url() + "/in?tenant=7", Map.of());

    ReceivedRequest request = only();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/webhooks/in");
    assertThat(request.queryParameter("tenant")).contains("7");
    assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
  }

  @Test
  void sendsBytesAndTextsAsTheyAre() {
    String odd = "{ \"event\" : \"caf\\u00e9 Zoë\" }\r\n";

    sender.deliver(receiver.url(), odd.getBytes(UTF_8));
    sender.withDelays().deliver(receiver.url(), odd);
    sender.withDelays().deliver(receiver.url(), new byte[] {(byte) 0xff, 0});
    sender.withDelays().deliver(receiver.url(), "");

    assertThat(receiver.requests())
        .extracting(ReceivedRequest::bodyBytes)
        .containsExactly(
            odd.getBytes(UTF_8), odd.getBytes(UTF_8), new byte[] {(byte) 0xff, 0}, new byte[0]);
  }

  @Test
  void writesMapsTreesAndRecordsAsJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("event", "lead.qualified");
    map.put("at", Instant.parse("2026-06-20T14:32:10Z"));
    map.put("total_ht", new BigDecimal("1E+3"));

    assertThat(sent(map))
        .isEqualTo(
            "{\"event\":\"lead.qualified\",\"at\":\"2026-06-20T14:32:10Z\",\"total_ht\":1000}");
    assertThat(sent(Json.object().put("score", 1))).isEqualTo("{\"score\":1}");
    assertThat(sent(new Qualified("lead.qualified", "lead_1")))
        .isEqualTo("{\"event\":\"lead.qualified\",\"lead_id\":\"lead_1\"}");
  }

  public record Qualified(String event, String leadId) {}

  @Test
  void relaysThePayloadOfAVerifiedEvent() {
    byte[] body = "{\"event\":\"lead.qualified\",\"new_field\":1}".getBytes(UTF_8);
    WebhookEvent event =
        WebhookVerifier.of(WebhookProvider.BOLSIVO, "old")
            .verify(body, WebhookSigner.of(WebhookProvider.BOLSIVO, "old").sign(body));

    assertThat(event).isInstanceOf(BolsivoEvent.LeadQualified.class);
    assertThat(sent(event)).isEqualTo("{\"event\":\"lead.qualified\",\"new_field\":1}");
  }

  @Test
  void reachesAReceiverByTheNameOfTheLoopback() {
    String url = receiver.url().replace("127.0.0.1", "localhost");

    assertThat(sender.deliver(url, Map.of()).attempts())
        .containsExactly(new Attempt(Duration.ZERO, 204, null));
  }

  @Test
  void refusesWhatCannotBeSent() {
    for (String url : List.of("", "ftp://127.0.0.1/", "127.0.0.1:80/?token=t0k", "http://")) {
      assertThatThrownBy(() -> sender.deliver(url, Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("url is not an http or https URL");
    }
    assertThatThrownBy(() -> sender.deliver(receiver.url(), new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event of type java.lang.Object cannot be written as JSON");
    assertThatThrownBy(() -> WebhookSender.of(WebhookProvider.KANVO, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secret is blank");
    assertThat(receiver.requests()).isEmpty();
  }

  @Test
  void tellsTheSecretNowhere() {
    String url = receiver.url();
    WebhookDelivery answered = sender.deliver(url, Map.of("event", "x"));
    String signature = only().header("X-Bolsivo-Signature").orElseThrow();
    receiver.close();
    WebhookDelivery failed = sender.deliver(url, Map.of("event", "x"));

    assertThat(sender)
        .hasToString("WebhookSender[provider=BOLSIVO, timeout=PT10S, delays=[PT30S, PT5M, PT30M]]");
    assertThat(answered.toString() + failed)
        .doesNotContain(SECRET)
        .doesNotContain(signature)
        .doesNotContain("event");
  }

  @Test
  void needsNoMoreOfAnAnswerThanItsStatus() {
    MockResponse cutShort =
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build();
    try (Receiver receiver = Receiver.answering(cutShort)) {
      assertThat(sender.deliver(receiver.url(), Map.of()).status()).isEqualTo(200);
    }
  }

  private String sent(Object event) {
    int before = receiver.requests().size();
    sender.withDelays().deliver(receiver.url(), event);
    return receiver.requests().get(before).bodyText();
  }

  private ReceivedRequest only() {
    assertThat(receiver.requests()).hasSize(1);
    return receiver.requests().get(0);
  }
}
