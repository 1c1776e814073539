package io.crmkit.bolsivo;

import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;

/** What the transport needs to know of Bolsivo. It documents neither an envelope nor paging. */
final class Bolsivo {
  static final Paging PAGING = Paging.announced("page");

  static final Provider PROVIDER =
      Provider.builder("Bolsivo", "BOLSIVO", "https://bolsivo.com/api")
          .paging(PAGING)
          .envelope(
              Envelope.data("data", "leads")
                  .bareArray()
                  .success("success")
                  .error("error")
                  .total("total")
                  .nextPage("next_page")
                  .build())
          .hint(
              403,
              "The Scale plan is required: Bolsivo offers its API and webhooks on no other. Upgrade under Settings → Billing.")
          .rateLimit(1_000, Duration.ofHours(1))
          .build();

  private Bolsivo() {}
}
