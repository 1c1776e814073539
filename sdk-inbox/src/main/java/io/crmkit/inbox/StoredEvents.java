package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.util.Arrays;

/**
 * Reads stored bodies as events. They were verified on arrival, and their secret may have been
 * rotated out since: so they are signed and verified once more, with secrets that mean nothing
 * outside this class.
 */
final class StoredEvents {
  private final WebhookProvider provider;

  StoredEvents(WebhookProvider provider) {
    this.provider = provider;
  }

  WebhookEvent read(StoredDelivery delivery) {
    String[] secrets = new String[delivery.secretIndex() + 1];
    Arrays.setAll(secrets, index -> "stored-" + index);
    String last = secrets[delivery.secretIndex()];
    String[] previous = Arrays.copyOfRange(secrets, 1, secrets.length);
    String signature = WebhookSigner.of(provider, last).sign(delivery.body());
    return WebhookVerifier.of(provider, secrets[0], previous).verify(delivery.body(), signature);
  }
}
