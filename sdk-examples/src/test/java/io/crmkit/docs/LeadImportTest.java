package io.crmkit.docs;

// tag::first-test
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeadImportTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void readsEveryLeadWhateverComesBetween() {
    fake.seed(237);
    fake.faults().next(Fault.status(429).retryAfter(Duration.ofSeconds(5)), Fault.dropConnection());

    try (KanvoClient kanvo = fake.client()) { // your code here
      assertEquals(237, kanvo.records().list().stream().count());
    }

    assertEquals(5, fake.requests().size()); // three pages, and two that failed
  }
}
// end::first-test
