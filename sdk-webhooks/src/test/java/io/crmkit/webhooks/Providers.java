package io.crmkit.webhooks;

import java.util.stream.Stream;

/** The providers that the tests of all providers run over: the library's, and one beside them. */
final class Providers {
  /** Unlike every provider of the library: in Base64, with another algorithm and prefix. */
  static final WebhookProvider OTHER =
      WebhookProvider.of(
          WebhookDescription.builder("OTHER", KolvaEvent.class, KolvaEvent::new)
              .signature("X-Other-Signature", SignatureFormat.base64("HmacSHA512").prefix("v1="))
              .build());

  private Providers() {}

  static Stream<WebhookProvider> all() {
    return Stream.concat(Stream.of(WebhookProvider.values()), Stream.of(OTHER));
  }
}
