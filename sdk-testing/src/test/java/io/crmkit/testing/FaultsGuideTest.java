package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/faults.md shows. */
class FaultsGuideTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoClient kanvo = fake.client();
  private final KanvoRecordCreate lead = KanvoRecordCreate.builder("lead").build();

  @AfterEach
  void close() {
    kanvo.close();
  }

  @Test
  void sendsNoCreateTwice() {
    // @start
    fake.faults().on("POST", "/records").next(Fault.dropConnectionAfterProcessing());

    assertThatThrownBy(() -> kanvo.records().create(lead))
        .isInstanceOfSatisfying(
            CrmException.class, e -> assertThat(e.outcome()).isEqualTo(RequestOutcome.UNKNOWN));

    fake.assertRequests(1, "POST", "/records"); // not sent again,
    assertThat(kanvo.records().list()).hasSize(1); // and yet it is there
    // @end
  }

  @Test
  void choosesWhatGoesWrongAndWithWhichRequests() {
    // @start
    fake.faults()
        .next(
            Fault.status(429).retryAfter(Duration.ofSeconds(1)), // the next request
            Fault.latency(Duration.ofMillis(200)), // the one after
            Fault.drippingBody(Duration.ofMillis(1)), // byte by byte
            Fault.truncatedBody(),
            Fault.malformedJson());
    fake.faults().on("POST", "/records").nth(3, Fault.hang()); // the third create from now on
    fake.faults().on("GET", "/records/:id").next(2, Fault.status(503)); // the next two
    fake.faults().atRate(0.1, 42, Fault.status(500)); // one in ten, the same ones in each run
    // @end

    assertThat(fake.faults().pending()).isEqualTo(8);
  }

  @Test
  void assertsOnWhatArrived() {
    kanvo.records().create(lead);
    kanvo.schema().get();

    // @start
    fake.awaitRequests(2, Duration.ofSeconds(10)); // sent in the background
    List<ReceivedRequest> creates = fake.assertRequests(1, "POST", "/records");
    assertThat(creates.get(0).bodyJson().path("type").asText()).isEqualTo("lead");
    // @end
  }
}
