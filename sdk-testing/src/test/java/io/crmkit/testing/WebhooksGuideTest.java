package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.webhooks.KolvaEventType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/webhooks.md shows of webhooks that come by themselves. */
class WebhooksGuideTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  @RegisterExtension static final FakeKolva kolva = FakeKolva.create();
  private final KanvoClient kanvo = fake.client();
  private final KanvoRecordCreate lead = KanvoRecordCreate.builder("lead").build();

  @AfterEach
  void close() {
    kanvo.close();
  }

  @Test
  void firesWhenTheStateChanges() {
    try (Receiver receiver = Receiver.answering(Receiver.status(200))) {
      String url = receiver.url();
      // @start
      fake.deliverTo(url, "whsec_test", "record.created");
      kanvo.records().create(lead);
      assertThat(fake.webhooks().deliveries()) // waits for what is due
          .singleElement()
          .satisfies(
              delivery -> {
                assertThat(delivery.event()).isEqualTo("record.created");
                assertThat(delivery.delivered()).isTrue();
              });
      // @end
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void repeatsOnTheProvidersSchedule() {
    try (Receiver receiver = Receiver.answering(Receiver.status(500), Receiver.status(200))) {
      String url = receiver.url();
      // @start
      kolva.deliverTo(url, "whsec_test");
      kolva.webhooks().fire(SampleEvents.of(KolvaEventType.INVOICE_CREATED));
      kolva.webhooks().advance(Duration.ofMinutes(1)); // Kolva's first repetition is due
      assertThat(kolva.webhooks().deliveries()).hasSize(2).last().matches(d -> d.delivered());
      // @end
    }
  }

  @Test
  void sendsDuplicatesInDisorder() {
    try (Receiver receiver = new Receiver(request -> Receiver.status(200))) {
      String url = receiver.url();
      // @start
      fake.deliverTo(url, "whsec_test", "record.created");
      fake.webhooks().sendEach(2);
      fake.webhooks().hold();
      kanvo.records().create(lead);
      kanvo.records().create(lead);
      fake.webhooks().releaseReversed();
      assertThat(fake.webhooks().deliveries()).hasSize(4);
      // @end
    }
  }
}
