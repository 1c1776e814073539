package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits of a call. */
class SleeperTest {
  @RegisterExtension final Api api = new Api();

  @Test
  void aThreadThatWakesTooEarlySleepsOn() {
    ManualTime restless =
        new ManualTime() {
          @Override
          public void parkNanos(Object blocker, long wait) {
            super.parkNanos(blocker, Math.min(wait, 2_000_000_000L));
          }
        };
    api.answers(503, "Retry-After: 5").answersThing();

    api.transport(settings -> settings.time(restless)).execute(Api.get());

    assertThat(restless.waits())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));
  }
}
