package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How each style counts, on a clock that the test moves. */
class RateLimitTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  // Near the overflow of nanoTime, which may happen in any long-lived process.
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000L);

  @ParameterizedTest
  @EnumSource
  void letsTheLimitThroughAtOnceAndNoMore(RateLimitStyle style) {
    RateLimit limit = limit(3, SECOND, style);

    for (int i = 0; i < 3; i++) {
      assertThat(limit.admit("a")).isEmpty();
    }
    assertThat(limit.admit("a")).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void letsARequestThroughOnceTheWaitItNamedIsOver(RateLimitStyle style) {
    RateLimit limit = limit(3, SECOND, style);
    for (int i = 0; i < 3; i++) {
      limit.admit("a");
      pass(Duration.ofMillis(10));
    }
    Duration wait = limit.admit("a").orElseThrow();

    pass(wait.minusNanos(1));
    assertThat(limit.admit("a")).contains(Duration.ofNanos(1));
    pass(Duration.ofNanos(1));
    assertThat(limit.admit("a")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void doesNotCountWhatItRefuses(RateLimitStyle style) {
    RateLimit limit = limit(2, SECOND, style);
    limit.admit("a");
    limit.admit("a");
    Duration wait = limit.admit("a").orElseThrow();

    for (int i = 0; i < 100; i++) {
      assertThat(limit.admit("a")).contains(wait);
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsEachKeyByItself(RateLimitStyle style) {
    RateLimit limit = limit(1, SECOND, style);

    assertThat(limit.admit("a")).isEmpty();
    assertThat(limit.admit("a")).isPresent();
    assertThat(limit.admit("b")).isEmpty();
  }

  @Test
  void aFixedWindowLetsTwiceTheLimitThroughAroundABoundary() {
    RateLimit limit = limit(2, SECOND, RateLimitStyle.FIXED_WINDOW);

    pass(Duration.ofMillis(999));
    assertThat(admitted(limit, 5)).isEqualTo(2);
    assertThat(limit.admit("a")).contains(Duration.ofMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(admitted(limit, 5)).isEqualTo(2);
    assertThat(limit.admit("a")).contains(SECOND);
  }

  @Test
  void aSlidingWindowLetsNoMoreThanTheLimitThroughInAnyWindow() {
    RateLimit limit = limit(2, SECOND, RateLimitStyle.SLIDING_WINDOW);
    limit.admit("a");
    pass(Duration.ofMillis(600));
    limit.admit("a");

    pass(Duration.ofMillis(400));
    assertThat(limit.admit("a")).isEmpty();
    assertThat(limit.admit("a")).contains(Duration.ofMillis(600));
  }

  @Test
  void aTokenBucketRefillsEvenly() {
    RateLimit limit = limit(4, SECOND, RateLimitStyle.TOKEN_BUCKET);
    assertThat(admitted(limit, 9)).isEqualTo(4);

    assertThat(limit.admit("a")).contains(Duration.ofMillis(250));
    pass(Duration.ofMillis(500));
    assertThat(admitted(limit, 9)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void savesNothingUpBeyondTheLimit(RateLimitStyle style) {
    RateLimit limit = limit(4, SECOND, style);
    admitted(limit, 4);

    pass(Duration.ofHours(1));

    assertThat(admitted(limit, 9)).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void saysHowMuchIsLeft(RateLimitStyle style) {
    RateLimit limit = limit(3, Duration.ofSeconds(30), style);

    assertThat(limit.headers("a")).containsEntry("X-RateLimit-Remaining", "3");
    assertThat(limit.headers("a")).containsEntry("X-RateLimit-Reset", "0");
    admitted(limit, 2);
    assertThat(limit.headers("a")).containsEntry("X-RateLimit-Remaining", "1");
    admitted(limit, 2);
    assertThat(limit.headers("a")).containsEntry("X-RateLimit-Remaining", "0");
    assertThat(limit.headers("b")).containsEntry("X-RateLimit-Remaining", "3");
  }

  @ParameterizedTest
  @EnumSource
  void letsMoreThroughAfterTheResetItNames(RateLimitStyle style) {
    RateLimit limit = limit(2, Duration.ofSeconds(30), style);
    admitted(limit, 1);
    pass(Duration.ofMillis(2_500));
    admitted(limit, 1);
    long reset = Long.parseLong(limit.headers("a").get("X-RateLimit-Reset"));

    pass(Duration.ofSeconds(reset - 1));
    assertThat(limit.headers("a")).containsEntry("X-RateLimit-Remaining", "0");
    pass(SECOND);
    assertThat(limit.headers("a").get("X-RateLimit-Remaining")).isNotEqualTo("0");
  }

  @Test
  void refusesLimitsThatCannotBe() {
    assertThatThrownBy(() -> limit(0, SECOND, RateLimitStyle.FIXED_WINDOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("requests < 1: 0");
    assertThatThrownBy(() -> limit(1, Duration.ZERO, RateLimitStyle.FIXED_WINDOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window <= 0: PT0S");
  }

  private int admitted(RateLimit limit, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      Optional<Duration> wait = limit.admit("a");
      admitted += wait.isEmpty() ? 1 : 0;
    }
    return admitted;
  }

  private RateLimit limit(int requests, Duration window, RateLimitStyle style) {
    return new RateLimit(requests, window, style, nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
