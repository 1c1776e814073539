package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.transport.LearnedLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Single permits of a limit that is learned; {@link UnknownLimitTest} simulates whole loads. */
class LearnedLimitTest {
  private static final Duration LONG = Duration.ofDays(2);
  private static final int LIMIT = 20;

  private long now;
  private final LearnedLimit limiter =
      new LearnedLimit(
          () -> now, (permits, window) -> new SlidingWindow(permits, window, () -> now));

  /** So many requests are answered well, then one is refused and asks for that wait. */
  private void refuseAfter(int answered, Duration wait) {
    for (int i = 0; i < answered; i++) {
      permit().onResponse(RateLimitFeedback.of(200));
    }
    permit()
        .onResponse(
            new RateLimitFeedback(429, OptionalLong.empty(), Optional.empty(), Optional.of(wait)));
    now += wait.toNanos();
  }

  private RateLimitPermit permit() {
    RateLimitPermit permit = limiter.request(LONG);
    assertThat(permit.timeToWait()).isZero();
    return permit;
  }

  @Test
  void holdsEverythingBackForAsLongAsTheRefusalAsks() {
    refuseAfter(LIMIT, Duration.ofSeconds(7));
    now -= Duration.ofSeconds(2).toNanos();

    assertThat(limiter.request(LONG).timeToWait()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void wakesWhoWaitsForAPermitThatAnotherGivesBack() {
    refuseAfter(LIMIT, Duration.ofSeconds(1));
    RateLimitPermit unused = permit();
    for (int i = 1; i < LIMIT; i++) {
      permit();
    }
    int[] woken = {0};
    RateLimitPermit waiting = limiter.request(LONG);
    waiting.onShorterWait(() -> woken[0]++);
    assertThat(waiting.timeToWait()).isEqualTo(Duration.ofSeconds(1));

    unused.release();

    assertThat(woken[0]).isEqualTo(1);
    assertThat(waiting.timeToWait()).isZero();
  }

  @Test
  void learnsNothingFromARefusalForMoreThanAnHour() {
    refuseAfter(LIMIT, Duration.ofHours(2));

    for (int i = 0; i < 2 * LIMIT; i++) {
      permit();
    }
  }

  @Test
  void learnsNothingFromARefusalAfterAFewRequests() {
    refuseAfter(9, Duration.ofSeconds(1));

    for (int i = 0; i < 2 * LIMIT; i++) {
      permit();
    }
  }

  @Test
  void reservesAtOnceForALimiterThatWrapsIt() {
    assertThat(limiter.reserve(Duration.ZERO)).isZero();
    limiter.request(LONG).release();
    assertThat(limiter).hasToString("RateLimiter.unlimited()");
  }
}
