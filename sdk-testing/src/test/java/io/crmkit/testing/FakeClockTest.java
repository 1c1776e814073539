package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FakeClockTest {
  private static final Instant THEN = Instant.parse("2001-01-01T00:00:00Z");

  private final FakeClock clock = new FakeClock();

  @Test
  void sampleDataIsOfTheSameTimeWhateverTheClockAndDeliveriesMeanwhileAreOfTheClocks() {
    clock.set(Clock.fixed(THEN, ZoneOffset.UTC));

    clock.addSampleData(
        () -> {
          assertThat(clock.instant()).isEqualTo("2026-03-02T09:00:00Z");
          assertThat(clock.ofTest()).isEqualTo(THEN);
        });

    assertThat(clock.instant()).isEqualTo(THEN);
  }

  @Test
  void goesBackToTheClockOfASnapshot() {
    clock.set(Clock.fixed(THEN, ZoneOffset.UTC));
    Snapshot then = clock.snapshot();
    clock.reset();
    assertThat(clock.instant()).isAfter(THEN);

    then.restore();

    assertThat(clock.instant()).isEqualTo(THEN);
  }
}
