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

  private RateLimitPlace send() {
    RateLimitPlace place = limiter.enter(Duration.ofDays(1));
    assertThat(place.delay()).isZero();
    return place;
  }

  private Duration wait(Duration maxWait) {
    return limiter.enter(maxWait).delay();
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  private static RateLimitAnswer says(long remaining, Duration reset) {
    return new RateLimitAnswer(
        200, OptionalLong.of(remaining), Optional.of(reset), Optional.empty());
  }

  private static RateLimitAnswer refuses(Duration retryAfter) {
    return new RateLimitAnswer(
        429, OptionalLong.empty(), Optional.empty(), Optional.of(retryAfter));
  }

  /** How many may be sent now. */
  private int free() {
    List<RateLimitPlace> sent = new ArrayList<>();
    RateLimitPlace place = limiter.enter(Duration.ZERO);
    while (place.delay().isZero()) {
      sent.add(place);
      place = limiter.enter(Duration.ZERO);
    }
    sent.forEach(RateLimitPlace::cancel);
    return sent.size();
  }

  @Test
  void aPermitIsInUseUntilOneWindowAfterTheAnswer() {
    RateLimitPlace place = send();
    pass(Duration.ofSeconds(5));
    place.answered(RateLimitAnswer.of(200));

    pass(WINDOW.minusMillis(1));
    assertThat(free()).isEqualTo(9);
    pass(Duration.ofMillis(61));
    assertThat(free()).isEqualTo(10);
  }

  @Test
  void aRequestWithoutAnAnswerCountsAsWell() {
    RateLimitPlace place = send();
    place.answered(RateLimitAnswer.of(0));

    assertThat(free()).isEqualTo(9);
  }

  @Test
  void waitsWhenThereIsLessLeftThanExpected() {
    send().answered(says(1, Duration.ofSeconds(20)));

    assertThat(wait(Duration.ZERO)).isZero();
    assertThat(wait(Duration.ZERO)).isEqualTo(Duration.ofSeconds(20));
    pass(Duration.ofSeconds(20));
    assertThat(free()).isEqualTo(8);
  }

  @Test
  void asMuchLeftAsExpectedChangesNothing() {
    send().answered(says(9, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(9);

    send().answered(says(1000, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(8);
  }

  @Test
  void believesTheAnswerToTheLatestRequest() {
    RateLimitPlace first = send();
    RateLimitPlace second = send();
    second.answered(says(3, Duration.ofSeconds(20)));
    first.answered(says(0, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(3);

    send().answered(says(7, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(7);
  }

  @Test
  void doesNotBelieveAResetBeyondItsOwnWindow() {
    send().answered(says(0, Duration.ofDays(9999)));

    assertThat(wait(Duration.ZERO)).isEqualTo(WINDOW);
  }

  @Test
  void aRefusalHoldsEveryoneBackForAsLongAsItSays() {
    RateLimitPlace waiting = send();
    send().answered(refuses(Duration.ofSeconds(7)));

    assertThat(wait(Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
    pass(Duration.ofSeconds(7));
    assertThat(wait(Duration.ZERO)).isZero();
    waiting.answered(refuses(Duration.ofDays(365)));
    assertThat(wait(Duration.ZERO)).isEqualTo(WINDOW);
  }

  @Test
  void refusalsTakePermitsAwayAndTimeBringsThemBack() {
    List<RateLimitPlace> sent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sent.add(send());
    }
    sent.forEach(place -> place.answered(refuses(Duration.ZERO)));
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
    List<RateLimitPlace> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(send());
    }
    sent.forEach(place -> place.answered(refuses(Duration.ZERO)));

    assertThat(free()).isEqualTo(5);
  }

  @Test
  void waitsBeyondTheNextWindowArePlannedWithTheLoweredPermits() {
    List<RateLimitPlace> sent = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      sent.add(send());
    }
    for (int i = 0; i < 5; i++) {
      sent.get(i).answered(refuses(Duration.ZERO));
    }
    assertThat(wait(Duration.ZERO)).isGreaterThanOrEqualTo(WINDOW);
  }

  @Test
  void aPlaceReservedOnceListensToNothing() {
    RateLimiter fixed = maxWait -> Duration.ofSeconds(3);
    RateLimitPlace place = fixed.enter(WINDOW);

    assertThat(place.delay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(place.delay()).isZero();
    place.answered(refuses(WINDOW));
    place.cancel();
    assertThat(fixed.enter(WINDOW).delay()).isEqualTo(Duration.ofSeconds(3));
  }
}
