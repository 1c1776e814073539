package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RateLimitedException;
import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordQuery;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits by the minute, the hour and the day, in tests that take no such time. */
class VirtualTimeTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @RegisterExtension final FakeKanvo fake = FakeKanvo.create(() -> 0);

  private static void read(KanvoClient kanvo, int times) {
    for (int i = 0; i < times; i++) {
      kanvo.records().list(KanvoRecordQuery.builder().build()).firstPage();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientKeepsToALimitThatIsThereBefore(RateLimitStyle style) {
    fake.limit(100, MINUTE, style);
    try (KanvoClient kanvo = fake.client()) {
      read(kanvo, 350);
    }

    assertThat(fake.requests()).hasSize(350);
  }

  @ParameterizedTest
  @EnumSource
  void aClientMadeBeforeIsRefusedAndWaits(RateLimitStyle style) {
    try (KanvoClient kanvo = fake.client()) {
      fake.limit(100, MINUTE, style);
      read(kanvo, 350);
    }

    assertThat(fake.requests()).hasSizeGreaterThan(350);
  }

  @Test
  void threadsThatWaitTogetherAreMovedOnTogether() {
    fake.limit(10, Duration.ofSeconds(30));
    try (KanvoClient kanvo = fake.client()) {
      IntStream.range(0, 8).parallel().forEach(thread -> read(kanvo, 10));
    }

    assertThat(fake.requests()).hasSize(80);
  }

  @Test
  void timePassesWhenToldTo() {
    fake.limit(1, Duration.ofDays(1));
    try (KanvoClient kanvo =
        KanvoClient.builder()
            .apiKey(fake.apiKey())
            .baseUrl(fake.baseUrl())
            .retryPolicy(RetryPolicy.none())
            .build()) {
      read(kanvo, 1);
      assertThatThrownBy(() -> read(kanvo, 1)).isInstanceOf(RateLimitedException.class);
    }
    try (KanvoClient another =
        KanvoClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).build()) {
      fake.advance(Duration.ofDays(1));
      read(another, 1);
    }
  }

  @Test
  void timeDoesNotGoBack() {
    assertThatThrownBy(() -> fake.advance(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration < 0: PT-0.000000001S");
  }
}
