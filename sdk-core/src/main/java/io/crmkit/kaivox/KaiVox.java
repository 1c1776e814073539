package io.crmkit.kaivox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.crmkit.transport.Checks;
import io.crmkit.transport.Provider;
import io.crmkit.transport.json.Envelope;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.paging.Paging;
import java.util.regex.Pattern;

/** What the transport needs to know of KaiVox. */
final class KaiVox {
  static final Paging PAGING = Paging.numbered("page", "per_page", 100);

  static final Provider PROVIDER =
      Provider.builder("KaiVox", "KAIVOX", "https://kaivoxai.com/api/v1")
          .credential(KaiVoxAuthentication.BEARER.credential())
          .paging(PAGING)
          .envelope(
              Envelope.data("data")
                  .success("success")
                  .meta("meta")
                  .total("total")
                  .size("per_page")
                  .build())
          .errorFormat(ErrorFormat.at("/message").withFieldErrors("/errors"))
          .build(); // its limits depend on the plan

  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private KaiVox() {}

  /** An id as it is sent: KaiVox documents integers, so what is one goes as one. */
  static JsonNode id(String name, String id) {
    String checked = Checks.notBlank(name, id);
    return INTEGER.matcher(checked).matches()
        ? LongNode.valueOf(Long.parseLong(checked))
        : TextNode.valueOf(checked);
  }
}
