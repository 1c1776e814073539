package io.crmkit.webhooks;

import io.crmkit.webhooks.acme.AcmeWebhooks;
import java.util.stream.Stream;

/** The providers that the tests of all providers run over. */
final class Providers {
  private Providers() {}

  static Stream<WebhookProvider> all() {
    return Stream.concat(Stream.of(WebhookProvider.values()), Stream.of(AcmeWebhooks.ACME));
  }
}
