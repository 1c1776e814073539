package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a sliding window makes of the provider's answers. */
class RateLimitFeedbackTest {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final AtomicLong nanos = new AtomicLong();
  private final SlidingWindow limiter = new SlidingWindow(10, WINDOW, nanos::get);

  private RateLimitPermit send() {
    RateLimitPermit permit = limiter.request(Duration.ofDays(1));
    assertThat(permit.timeToWait()).isZero();
    return permit;
  }

  private Duration wait(Duration maxWait) {
    return limiter.request(maxWait).timeToWait();
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private static RateLimitFeedback says(long remaining, Duration reset) {
    return new RateLimitFeedback(
        200, OptionalLong.of(remaining), Optional.of(reset), Optional.empty());
  }

  private static RateLimitFeedback refuses(Duration retryAfter) {
    return new RateLimitFeedback(
        429, OptionalLong.empty(), Optional.empty(), Optional.of(retryAfter));
  }

  /** How many may be sent now. */
  private int free() {
    List<RateLimitPermit> sent = new ArrayList<>();
    RateLimitPermit permit = limiter.request(Duration.ZERO);
    while (permit.timeToWait().isZero()) {
      sent.add(permit);
      permit = limiter.request(Duration.ZERO);
    }
    sent.forEach(RateLimitPermit::release);
    return sent.size();
  }

  @Test
  void aPermitIsInUseUntilOneWindowAfterTheAnswer() {
    RateLimitPermit permit = send();
    pass(Duration.ofSeconds(5));
    permit.onResponse(RateLimitFeedback.of(200));

    pass(WINDOW.minusMillis(1));
    assertThat(free()).isEqualTo(9);
    pass(Duration.ofMillis(61));
    assertThat(free()).isEqualTo(10);
  }

  @Test
  void aRequestWithoutAnAnswerCountsAsWell() {
    RateLimitPermit permit = send();
    permit.onResponse(RateLimitFeedback.of(0));

    assertThat(free()).isEqualTo(9);
  }

  @Test
  void waitsWhenThereIsLessLeftThanExpected() {
    send().onResponse(says(1, Duration.ofSeconds(20)));

    assertThat(wait(Duration.ZERO)).isZero();
    assertThat(wait(Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(20));
    assertThat(free()).isEqualTo(8);
  }

  @Test
  void asMuchLeftAsExpectedChangesNothing() {
    send().onResponse(says(9, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(9);

    send().onResponse(says(1000, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(8);
  }

  @Test
  void believesTheAnswerToTheLatestRequest() {
    RateLimitPermit first = send();
    RateLimitPermit second = send();
    second.onResponse(says(3, Duration.ofSeconds(20)));
    first.onResponse(says(0, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(3);

    send().onResponse(says(7, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(7);
  }

  @Test
  void doesNotBelieveAResetBeyondItsOwnWindow() {
    send().onResponse(says(0, Duration.ofDays(9999)));

    assertThat(wait(Duration.ZERO)).isEqualTo(WINDOW);
  }

  @Test
  void aRefusalHoldsEveryoneBackForAsLongAsItSays() {
    RateLimitPermit waiting = send();
    send().onResponse(refuses(Duration.ofSeconds(7)));

    assertThat(wait(Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
    pass(Duration.ofSeconds(7));
    assertThat(wait(Duration.ZERO)).isZero();
    waiting.onResponse(refuses(Duration.ofDays(365)));
    assertThat(wait(Duration.ZERO)).isEqualTo(WINDOW);
  }

  @Test
  void refusalsTakePermitsAwayAndTimeBringsThemBack() {
    List<RateLimitPermit> sent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sent.add(send());
    }
    sent.forEach(permit -> permit.onResponse(refuses(Duration.ZERO)));
    assertThat(free()).isEqualTo(7);

    pass(WINDOW.multipliedBy(2));
    assertThat(free()).isEqualTo(8);
    pass(WINDOW.multipliedBy(2));
    assertThat(free()).isEqualTo(10);
    pass(WINDOW.multipliedBy(1000));
    assertThat(free()).isEqualTo(10);
  }

  @Test
  void refusalsTakeNoMoreThanHalfOfThePermitsInOneWindow() {
    List<RateLimitPermit> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(send());
    }
    sent.forEach(permit -> permit.onResponse(refuses(Duration.ZERO)));

    assertThat(free()).isEqualTo(5);
  }

  @Test
  void waitsBeyondTheNextWindowArePlannedWithTheLoweredPermits() {
    List<RateLimitPermit> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(send());
    }
    for (int i = 0; i < 5; i++) {
      sent.get(i).onResponse(refuses(Duration.ZERO));
    }
    assertThat(wait(Duration.ZERO)).isGreaterThanOrEqualTo(WINDOW);
  }

  @Test
  void aPlaceReservedOnceListensToNothing() {
    RateLimiter fixed = maxWait -> Duration.ofSeconds(3);
    RateLimitPermit permit = fixed.request(WINDOW);

    assertThat(permit.timeToWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(permit.timeToWait()).isZero();
    permit.onResponse(refuses(WINDOW));
    permit.release();
    assertThat(fixed.request(WINDOW).timeToWait()).isEqualTo(Duration.ofSeconds(3));
  }
}
