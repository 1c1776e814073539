package io.crmkit.kanvo;

import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.paging.Paging;

/** What the transport needs to know of Kanvo. */
final class Kanvo {
  static final Paging PAGING = Paging.numbered("page", "per_page", 100);

  static final Provider PROVIDER =
      Provider.builder("Kanvo", "KANVO", "https://kanvocrm.com/api/v1")
          .paging(PAGING)
          .envelope(
              Envelope.data("data")
                  .success("success")
                  .meta("meta")
                  .total("total")
                  .size("per_page")
                  .build())
          .hint(
              403,
              "The API key lacks the scope this call needs: read to fetch, write to change, admin for webhooks.")
          .build(); // Kanvo documents no limit

  private Kanvo() {}
}
