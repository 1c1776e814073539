package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Bodies signed with the secret of the tests. */
final class Deliveries {
  static final String SECRET = "whsec_test";
  static final String TIME = "2026-06-17T14:20:00Z";
  static final WebhookVerifier KANVO = WebhookVerifier.of(WebhookProvider.KANVO, SECRET);

  private Deliveries() {}

  /** A handler of Kanvo's deliveries that adds the name of each event. */
  static WebhookHandler.Builder recordingInto(List<String> handled) {
    return WebhookHandler.builder(KANVO).on(WebhookEvent.class, e -> handled.add(e.type()));
  }

  /** Hands a handler a delivery of Kanvo. */
  static WebhookResponse deliver(WebhookHandler handler, byte[] body) {
    return deliver(handler, WebhookProvider.KANVO, body);
  }

  static WebhookResponse deliver(WebhookHandler handler, WebhookProvider provider, byte[] body) {
    return handler.handle(Map.of(provider.headerName(), sign(provider, body))::get, body);
  }

  /** The headers of a delivery of Kanvo. */
  static Function<String, String> signed(byte[] body) {
    return Map.of(WebhookProvider.KANVO.headerName(), sign(WebhookProvider.KANVO, body))::get;
  }

  static String sign(WebhookProvider provider, byte[] body) {
    return WebhookSigner.of(provider, SECRET).sign(body);
  }

  static WebhookEvent read(WebhookProvider provider, String body) {
    return read(provider, bytes(body));
  }

  static WebhookEvent read(WebhookProvider provider, byte[] body) {
    return WebhookVerifier.of(provider, SECRET).verify(body, sign(provider, body));
  }

  /** An event of Kanvo of {@link #TIME}. */
  static byte[] kanvo(String event) {
    return bytes(
        "{\"event\":\"%s\",\"workspace_id\":\"ws_1\",\"timestamp\":\"%s\",\"data\":{}}"
            .formatted(event, TIME));
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
