package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Signed deliveries of Bolsivo, whose event {@code lead.qualified} names the lead. */
final class Deliveries {
  static final String SECRET = "whsec-of-the-tests";
  static final WebhookVerifier VERIFIER = WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET);

  private Deliveries() {}

  static byte[] qualified(String leadId) {
    return ("{\"event\":\"lead.qualified\",\"org_id\":\"o\",\"lead_id\":\"" + leadId + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String signature(String secret, byte[] body) {
    return WebhookSigner.of(WebhookProvider.BOLSIVO, secret).sign(body);
  }

  static WebhookResponse deliver(WebhookInbox inbox, byte[] body) {
    return deliver(inbox, SECRET, body);
  }

  static WebhookResponse deliver(WebhookInbox inbox, String secret, byte[] body) {
    return inbox.handle(
        Map.of(WebhookProvider.BOLSIVO.headerName(), signature(secret, body))::get, body);
  }
}
