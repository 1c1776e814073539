package io.crmkit.acme;

import io.crmkit.transport.Credential;
import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;

/** What the transport needs to know of Acme. */
final class Acme {
  static final Paging PAGING = Paging.numbered("page", "size", 50);

  static final Provider PROVIDER =
      Provider.builder("Acme", "ACME", "https://api.acme.example/v2")
          .credential(Credential.header("X-Acme-Token"))
          .paging(PAGING)
          .envelope(Envelope.data("items").total("count").build())
          .errorFormat(ErrorFormat.at("/problem/text"))
          .hint(403, "The token may only read: make one that may write under Shop → Tokens.")
          .rateLimit(60, Duration.ofMinutes(1))
          .build();

  private Acme() {}
}
