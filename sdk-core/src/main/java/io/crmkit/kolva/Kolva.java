package io.crmkit.kolva;

import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;

/** What the transport needs to know of Kolva. */
final class Kolva {
  static final Paging PAGING = Paging.numbered("page", "limit", 100);

  static final Provider PROVIDER =
      Provider.builder("Kolva", "KOLVA", "https://kolva.ai/api/v1")
          .credential(KolvaAuthentication.KEY_HEADER.credential())
          .paging(PAGING)
          .envelope(Envelope.data("data").total("total").build())
          .errorFormat(ErrorFormat.at("/error", "/error/message", "/message")) // not documented
          .hint(
              403,
              "The API key lacks the scope this call needs, such as read:deals to fetch and write:deals to change: see Settings → Developer.")
          .rateLimit(100, Duration.ofMinutes(1))
          .build();

  private Kolva() {}
}
