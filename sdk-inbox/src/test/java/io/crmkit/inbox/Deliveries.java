package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signed deliveries of Bolsivo, whose event {@code lead.qualified} names the lead. */
final class Deliveries {
  static final String SECRET = "whsec-of-the-tests";
  static final WebhookVerifier VERIFIER = WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET);

  private Deliveries() {}

  static byte[] qualified(String leadId) {
    return ("{\"event\":\"lead.qualified\",\"org_id\":\"o\",\"lead_id\":\"" + leadId + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The lead of such a delivery. */
  static String leadId(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\"lead_id\":\"") + 11, text.lastIndexOf('"'));
  }

  static String signature(String secret, byte[] body) {
    return WebhookSigner.of(WebhookProvider.BOLSIVO, secret).sign(body);
  }

  static WebhookResponse deliver(WebhookInbox inbox, byte[] body) {
    return deliver(inbox, SECRET, body);
  }

  static WebhookResponse deliver(WebhookInbox inbox, String secret, byte[] body) {
    return inbox.handle(headers(secret, body), body);
  }

  static WebhookResponse deliver(WebhookHandler handler, byte[] body) {
    return handler.handle(headers(SECRET, body), body);
  }

  static Function<String, @Nullable String> headers(String secret, byte[] body) {
    return Map.of(WebhookProvider.BOLSIVO.headerName(), signature(secret, body))::get;
  }
}
