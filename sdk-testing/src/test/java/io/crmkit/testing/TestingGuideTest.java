package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing.md shows, so that it compiles and holds. */
class TestingGuideTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void seedsRecords() {
    fake.seed(237); // the same data each time
    try (KanvoClient kanvo = fake.client()) {
      assertThat(kanvo.records().list().stream()).hasSize(237);
    }
  }

  @Test
  void setsFaults() {
    fake.faults()
        .next(
            Fault.status(429).retryAfter(Duration.ofSeconds(1)),
            Fault.dropConnection(),
            Fault.dropConnectionAfterProcessing(),
            Fault.truncatedBody(),
            Fault.malformedJson(),
            Fault.drippingBody(Duration.ofMillis(1)),
            Fault.latency(Duration.ofMillis(200)));
    fake.faults().on("POST", "/records").nth(3, Fault.hang());
    fake.faults().on("GET", "/records/:id").next(Fault.status(503));
    fake.faults().atRate(0.1, 42, Fault.status(500));

    assertThat(fake.faults().pending()).isEqualTo(9);
  }

  @Test
  void assertsOnRequests() {
    try (KanvoClient kanvo = fake.client()) {
      kanvo.records().create(KanvoRecordCreate.builder("lead").build());
      kanvo.schema().get();
    }

    fake.awaitRequests(2, Duration.ofSeconds(10));
    List<ReceivedRequest> creates = fake.assertRequests(1, "POST", "/records");
    assertThat(creates).hasSize(1);
  }

  @Test
  void limitsAndMovesOn() {
    fake.limit(100, Duration.ofMinutes(1));
    fake.advance(Duration.ofMinutes(1));
    try (KanvoClient kanvo = fake.client()) {
      assertThat(kanvo.records().list()).isEmpty();
    }
  }
}
