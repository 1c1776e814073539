package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing/limits.md shows. */
class LimitsGuideTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void skipsTheWaits() {
    // @start
    fake.limit(100, Duration.ofMinutes(1), RateLimitStyle.FIXED_WINDOW);
    try (KanvoClient kanvo = fake.client()) { // keeps to that limit
      for (int i = 0; i < 300; i++) { // two minutes, in no time
        kanvo.schema().get();
      }
    }
    assertThat(fake.requests()).hasSize(300); // none was refused
    // @end
  }

  @Test
  void refusesAClientThatKnowsNoLimit() {
    // @start
    try (KanvoClient kanvo = fake.client()) { // made before: it has no limit
      fake.limit(2, Duration.ofMinutes(1));
      for (int i = 0; i < 3; i++) {
        kanvo.schema().get(); // the third is refused, waits for Retry-After, and is repeated
      }
    }
    fake.assertRequests(4, "GET", "/schema");
    // @end
  }
}
