package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.TIME;
import static io.crmkit.webhooks.Deliveries.bytes;
import static io.crmkit.webhooks.Deliveries.deliver;
import static io.crmkit.webhooks.Deliveries.kanvo;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are too old for a handler, or too new. */
class WebhookHandlerAgeTest {
  private final List<String> handled = new ArrayList<>();
  private final WebhookHandler.Builder recording = Deliveries.recordingInto(handled);

  @Test
  void refusesEventsFurtherFromNowThanAllowed() {
    ManualClock clock = new ManualClock(TIME);
    WebhookHandler handler = recording.maxAge(Duration.ofHours(1)).clock(clock).build();
    byte[] body = kanvo("record.created");

    assertThat(deliver(handler, body).status()).isEqualTo(200);
    clock.advance(Duration.ofHours(1));
    assertThat(deliver(handler, body).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    WebhookResponse answer = deliver(handler, body);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer)
        .isEqualTo(
            new WebhookResponse(
                Outcome.STALE,
                "KANVO record.created of 2026-06-17T14:20:00Z is further from now than allowed"));
    assertThat(handled).hasSize(2);
  }

  @Test
  void refusesEventsFromTheFuture() {
    ManualClock clock = new ManualClock("2026-06-17T13:19:59Z");
    WebhookHandler handler = recording.maxAge(Duration.ofHours(1)).clock(clock).build();

    assertThat(deliver(handler, kanvo("record.created")).outcome()).isEqualTo(Outcome.STALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"timestamp\":\"+999999999-12-31T23:59:59Z\"}",
        "{\"timestamp\":\"-999999999-01-01T00:00:00Z\"}"
      })
  void refusesEventsWithoutOrWithExtremeTimeIfAnAgeIsSet(String body) {
    WebhookHandler handler = recording.maxAge(Duration.ofDays(3650)).build();

    assertThat(deliver(handler, bytes(body)).outcome()).isEqualTo(Outcome.STALE);
  }

  @Test
  void allowsEventsOfAnyAgeByDefault() {
    byte[] body = bytes("{\"event\":\"x\",\"timestamp\":\"1970-01-01T00:00:00Z\"}");

    assertThat(deliver(recording.build(), body).status()).isEqualTo(200);
  }
}
