package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a provider says of its envelope and its errors, taken down. */
class EnvelopeTest {

  @Test
  void holdsTheNamesThatWereGiven() {
    Envelope envelope =
        Envelope.data("data", "items")
            .bareArray()
            .success("ok")
            .error("error")
            .meta("meta")
            .total("count")
            .size("per_page")
            .nextPage("next")
            .build();

    assertThat(envelope)
        .extracting(
            e -> e.dataFields.toString(),
            e -> e.bareArray,
            e -> e.successField,
            e -> e.errorField,
            e -> e.metaField,
            e -> e.totalField,
            e -> e.sizeField,
            e -> e.nextPageField)
        .containsExactly("[data, items]", true, "ok", "error", "meta", "count", "per_page", "next");
  }

  @Test
  void anErrorsWordsAreTakenFromTheFirstPlaceThatHasSome() throws IOException {
    ErrorFormat format = ErrorFormat.at("/error/message", "/message").withFieldErrors("/errors");

    assertThat(format.message(Json.tree("{\"error\":{\"message\":\" \"},\"message\":\"no\"}")))
        .isEqualTo("no");
    assertThat(format.fieldErrors(Json.tree("{\"errors\":{\"name\":[\"too long\",{\"max\":9}]}}")))
        .hasToString("{name=[too long, {\"max\":9}]}");
  }
}
