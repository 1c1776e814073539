package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sliding window makes of the provider's responses. */
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
  void aPermitIsInUseUntilOneWindowAfterTheResponse() {
    RateLimitPermit permit = send();
    pass(Duration.ofSeconds(5));
    permit.onResponse(RateLimitFeedback.of(200));

    pass(WINDOW.minusMillis(1));
    assertThat(free()).isEqualTo(9);
    pass(Duration.ofMillis(61));
    assertThat(free()).isEqualTo(10);
  }

  @Test
  void aRequestWithoutAResponseCountsAsWell() {
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
  void believesTheResponseToTheLatestRequest() {
    RateLimitPermit first = send();
    RateLimitPermit second = send();
    second.onResponse(says(3, Duration.ofSeconds(20)));
    first.onResponse(says(0, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(3);

    send().onResponse(says(7, Duration.ofSeconds(20)));
    assertThat(free()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(longs = {63, 86_400, 9_999_999, Long.MAX_VALUE})
  void disregardsATimeBeyondItsOwnWindow(long seconds) {
    send().onResponse(says(0, Duration.ofSeconds(seconds)));
    assertThat(wait(Duration.ZERO)).isZero();

    send().onResponse(refuses(Duration.ofSeconds(seconds)));
    assertThat(wait(Duration.ZERO)).isZero();
  }

  @Test
  void believesATimeThatIsRoundedUpForNoLongerThanItsWindow() {
    send().onResponse(says(0, Duration.ofSeconds(62)));

    assertThat(wait(Duration.ZERO)).isEqualTo(WINDOW);
  }

  @Test
  void a429HoldsEveryoneBackForAsLongAsItSays() {
    send().onResponse(refuses(Duration.ofSeconds(7)));

    assertThat(wait(Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
    pass(Duration.ofSeconds(7));
    assertThat(wait(Duration.ZERO)).isZero();
  }

  @Test
  void wakesWhoWaitsForAResetWhenARequestNeverReachedTheProvider() {
    RateLimitPermit late = send();
    send().onResponse(says(0, Duration.ofSeconds(20)));
    int[] woken = {0};
    RateLimitPermit waiting = limiter.request(WINDOW);
    waiting.onShorterWait(() -> woken[0]++);
    assertThat(waiting.timeToWait()).isEqualTo(Duration.ofSeconds(20));

    late.release();

    assertThat(woken[0]).isEqualTo(1);
    assertThat(waiting.timeToWait()).isZero();
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
}
