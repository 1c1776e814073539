package io.crmkit.bolsivo;

import io.crmkit.RateLimiter;
import io.crmkit.transport.Credential;
import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;
import java.util.Map;

/** What the transport needs to know of Bolsivo. It documents neither an envelope nor paging. */
final class Bolsivo {
  static final Provider PROVIDER =
      new Provider(
          "Bolsivo",
          "BOLSIVO",
          "https://bolsivo.com/api",
          Credential.bearer(),
          new Paging.Announced("page"),
          Envelope.data("data", "leads")
              .bareArray()
              .success("success")
              .error("error")
              .total("total")
              .nextPage("next_page")
              .build(),
          ErrorFormat.at("/error"),
          Map.of(
              403,
              "The Scale plan is required: Bolsivo offers its API and webhooks on no other. Upgrade under Settings → Billing."),
          () -> RateLimiter.slidingWindow(1_000, Duration.ofHours(1)));

  private Bolsivo() {}
}
