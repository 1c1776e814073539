package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** As JUnit runs it: whatever a test leaves behind, the next one finds a fake as new. */
class FakeProviderExtensionTest {
  @RegisterExtension static final FakeKanvo shared = FakeKanvo.create();
  private static final String ADDRESS = shared.baseUrl();

  @RegisterExtension final FakeKanvo own = FakeKanvo.create();

  @RepeatedTest(2)
  void findsAFreshFakeInEachTest() throws IOException {
    assertThat(shared.baseUrl()).isEqualTo(ADDRESS);
    assertFreshThenSpoil(shared);
    assertFreshThenSpoil(own);
  }

  @Nested
  class InANestedClass {
    @RepeatedTest(2)
    void findsTheSameServerFresh() throws IOException {
      assertThat(shared.baseUrl()).isEqualTo(ADDRESS);
      assertFreshThenSpoil(shared);
    }
  }

  private static void assertFreshThenSpoil(FakeKanvo fake) throws IOException {
    assertThat(fake.requests()).isEmpty();
    assertThat(fake.faults().pending()).isZero();
    KanvoCaller kanvo = new KanvoCaller(fake);
    for (int i = 0; i < 3; i++) {
      assertThat(kanvo.get("/records").data()).isEmpty();
    }
    assertThat(kanvo.get("/schema").data().path("object_types")).hasSize(3);
    String created =
        kanvo.post("/records", "{\"type\": \"lead\"}").data().path("created_at").textValue();
    assertThat(created).isNotEqualTo("2001-01-01T00:00:00.000Z");

    fake.seed(1);
    fake.addObjectType("Client", "client");
    fake.clock(Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC));
    fake.limit(1, Duration.ofDays(1));
    fake.faults().next(Fault.status(500));
  }
}
