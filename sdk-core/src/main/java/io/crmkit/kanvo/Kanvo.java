package io.crmkit.kanvo;

import io.crmkit.RateLimiter;
import io.crmkit.transport.Credential;
import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.util.Map;

/** What the transport needs to know of Kanvo. */
final class Kanvo {
  static final Paging.Numbered PAGING = new Paging.Numbered("page", "per_page", 100);

  static final Provider PROVIDER =
      new Provider(
          "Kanvo",
          "KANVO",
          "https://kanvocrm.com/api/v1",
          Credential.bearer(),
          PAGING,
          Envelope.data("data")
              .success("success")
              .meta("meta")
              .total("total")
              .size("per_page")
              .build(),
          ErrorFormat.at("/error"),
          Map.of(
              403,
              "The API key lacks the scope this call needs: read to fetch, write to change, admin for webhooks."),
          RateLimiter::unlimited); // Kanvo documents no limit

  private Kanvo() {}
}
