package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned from one refusal, and how long it is kept to. */
class LearnedLimitTest {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NANO = Duration.ofNanos(1);

  /** The wait by which the limiter that keeps to what was learned is recognized. */
  private static final Duration KEPT = Duration.ofMillis(7);

  private final ManualTime time = new ManualTime();
  private final List<String> learned = new ArrayList<>();
  private final LearnedLimit limiter =
      new LearnedLimit(
          time::nanoTime,
          (permits, window) -> {
            learned.add(permits + " in " + window);
            return maxWait -> KEPT;
          });

  private void send(int requests) {
    for (int i = 0; i < requests; i++) {
      RateLimitPermit permit = limiter.request(LONG);
      permit.timeToWait();
      permit.onResponse(RateLimitFeedback.of(200));
    }
  }

  private void refuse(Duration retryAfter) {
    RateLimitPermit permit = limiter.request(LONG);
    permit.timeToWait();
    permit.onResponse(
        new RateLimitFeedback(
            429, OptionalLong.empty(), Optional.empty(), Optional.of(retryAfter)));
  }

  private Duration waitNow() {
    return limiter.request(LONG).timeToWait();
  }

  /** So many in a second, learned just now. */
  private void learn(int permits) {
    send(permits);
    refuse(SECOND);
    time.advance(SECOND);
    assertThat(waitNow()).isEqualTo(KEPT);
  }

  @Test
  void everythingGoesUntilARefusal() {
    assertThat(limiter.reserve(LONG)).isZero();
    assertThat(limiter).hasToString(RateLimiter.unlimited().toString());
    send(10);

    assertThat(waitNow()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"10,10", "19,19", "21,20", "99,95", "104,100", "119,110", "999,990", "2047,2000"})
  void aLimitIsTheNextLowerRoundNumber(int sent, int limit) {
    send(sent);
    refuse(SECOND);
    time.advance(SECOND);

    assertThat(waitNow()).isEqualTo(KEPT);
    assertThat(learned).containsExactly(limit + " in PT1S");
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 2_048, 5_000})
  void tooFewAndTooManyTeachNothing(int sent) {
    send(sent);
    refuse(SECOND);
    time.advance(SECOND);

    assertThat(waitNow()).isZero();
    assertThat(learned).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,PT1S", "2,PT1M", "60,PT1M", "61,PT1H", "3600,PT1H"})
  void theWindowIsTheShortestThatIsNotShorterThanTheWait(int seconds, String window) {
    send(10);
    refuse(Duration.ofSeconds(seconds));
    time.advance(Duration.ofSeconds(seconds));

    assertThat(waitNow()).isEqualTo(KEPT);
    assertThat(learned).containsExactly("10 in " + window);
  }

  @Test
  void aWaitOfMoreThanAnHourPointsToNoWindow() {
    send(10);
    refuse(Duration.ofSeconds(3_601));
    time.advance(Duration.ofSeconds(3_601));

    assertThat(waitNow()).isZero();
  }

  @Test
  void onlyWhatWasSentInTheWindowCounts() {
    send(15);
    time.advance(SECOND);
    send(10);
    refuse(SECOND);
    time.advance(SECOND);
    waitNow();

    assertThat(learned).containsExactly("10 in PT1S");
  }

  @Test
  void everythingWaitsForAsLongAsTheRefusalAsked() {
    send(10);
    refuse(SECOND);

    assertThat(waitNow()).isEqualTo(SECOND);
    time.advance(SECOND.minus(NANO));
    assertThat(waitNow()).isEqualTo(NANO);
    assertThat(learned).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,60", "60,600"})
  void isKeptToForTenWindowsAndAtLeastAMinute(int wait, int kept) {
    send(10);
    refuse(Duration.ofSeconds(wait));
    time.advance(Duration.ofSeconds(wait));
    waitNow();
    time.advance(Duration.ofSeconds(kept));

    assertThat(waitNow()).isEqualTo(KEPT);
    time.advance(NANO);
    assertThat(waitNow()).isZero();
  }

  @Test
  void anotherRefusalForWhatIsKeptToAlreadyChangesNothing() {
    learn(10);

    refuse(SECOND);

    assertThat(waitNow()).isEqualTo(KEPT);
    refuse(SECOND.plus(NANO));
    assertThat(waitNow()).isEqualTo(SECOND.plus(NANO));
  }

  @Test
  void aRefusalAfterThatTimeIsANewOne() {
    learn(10);
    time.advance(Duration.ofMinutes(1));

    refuse(SECOND);

    assertThat(waitNow()).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @CsvSource({"30,50", "80,80"})
  void whatWasSentSinceRaisesTheLimitAndDoesNotLowerIt(int sent, int limit) {
    learn(50);
    time.advance(Duration.ofMillis(59_500));
    send(40);
    time.advance(Duration.ofMillis(600));
    send(sent);
    refuse(SECOND);
    time.advance(SECOND);
    waitNow();

    assertThat(learned).containsExactly("50 in PT1S", limit + " in PT1S");
  }

  @Test
  void ofALongerTrialTheLastWindowCounts() {
    learn(50);
    time.advance(Duration.ofMinutes(1).plus(NANO));
    send(40);
    time.advance(Duration.ofSeconds(2));
    send(70);
    refuse(SECOND);
    time.advance(SECOND);
    waitNow();

    assertThat(learned).containsExactly("50 in PT1S", "70 in PT1S");
  }

  @Test
  void everyThreadMayUseIt() throws Exception {
    learn(10);
    refuse(Duration.ofSeconds(2));

    CompletableFuture.runAsync(
            () -> {
              time.advance(Duration.ofSeconds(2));
              refuse(Duration.ofHours(1));
            })
        .get(10, TimeUnit.SECONDS);

    assertThat(waitNow()).isEqualTo(Duration.ofHours(1));
  }
}
