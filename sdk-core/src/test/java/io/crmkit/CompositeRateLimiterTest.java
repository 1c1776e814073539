package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Several limits at once. */
class CompositeRateLimiterTest {
  private static final Duration LONG = Duration.ofDays(2);

  private long now;

  private RateLimiter window(int permits, Duration window) {
    return new SlidingWindow(permits, window, () -> now);
  }

  @Test
  void keepsTheMinuteAndTheDay() {
    RateLimiter both =
        RateLimiter.allOf(window(2, Duration.ofMinutes(1)), window(3, Duration.ofDays(1)));

    assertThat(both.reserve(LONG)).isZero();
    assertThat(both.reserve(LONG)).isZero();
    assertThat(both.reserve(LONG)).isEqualTo(Duration.ofMinutes(1));
    assertThat(both.reserve(LONG)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void waitsForTheSlowestWhateverTheOrder() {
    RateLimiter slow = maxWait -> Duration.ofSeconds(9);
    RateLimiter fast = maxWait -> Duration.ofSeconds(2);

    assertThat(RateLimiter.allOf(slow, fast).reserve(LONG)).isEqualTo(Duration.ofSeconds(9));
    assertThat(RateLimiter.allOf(fast, slow).reserve(LONG)).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aRefusalSaysWhenAndAsksNoFurther() {
    List<String> asked = new ArrayList<>();
    RateLimiter refusing = recording("refusing", Duration.ofSeconds(5), asked);
    RateLimiter later = recording("later", Duration.ZERO, asked);

    assertThat(RateLimiter.allOf(refusing, later).reserve(Duration.ofSeconds(4)))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(asked).containsExactly("refusing PT4S");
  }

  @Test
  void aRefusalByTheMinuteTakesNoPlaceOfTheDay() {
    RateLimiter day = window(2, Duration.ofDays(1));
    RateLimiter both = RateLimiter.allOf(window(1, Duration.ofMinutes(1)), day);
    both.reserve(Duration.ZERO);

    assertThat(both.reserve(Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));

    assertThat(day.reserve(Duration.ZERO)).as("the day's second permit").isZero();
  }

  @Test
  void needsALimitAndNamesThem() {
    assertThatThrownBy(RateLimiter::allOf)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limiters is empty");
    assertThat(RateLimiter.allOf(RateLimiter.unlimited()))
        .hasToString("RateLimiter.allOf[RateLimiter.unlimited()]");
  }

  private static RateLimiter recording(String name, Duration wait, List<String> asked) {
    return maxWait -> {
      asked.add(name + " " + maxWait);
      return wait;
    };
  }

  @Test
  void aPlaceIsThatOfTheSlowestAndTheOthersCountItWhenItIsSent() {
    RateLimiter minute = window(1, Duration.ofMinutes(1));
    RateLimiter day = window(2, Duration.ofDays(1));
    RateLimiter both = RateLimiter.allOf(minute, day);
    assertThat(both.request(LONG).timeToWait()).isZero();
    assertThat(day.request(LONG).timeToWait()).isZero();
    now += Duration.ofHours(1).toNanos();

    RateLimitPermit permit = both.request(LONG);
    Duration wait = permit.timeToWait();
    assertThat(wait).isBetween(Duration.ofHours(23), Duration.ofHours(23).plusMinutes(2));
    assertThat(minute.request(Duration.ZERO).timeToWait())
        .as("the minute is free meanwhile")
        .isZero();

    now += wait.toNanos();
    assertThat(permit.timeToWait()).isZero();
    assertThat(minute.request(Duration.ZERO).timeToWait()).isPositive();
  }

  @Test
  void tellsEveryLimitAndGivesBackToEvery() {
    RateLimiter first = window(1, Duration.ofMinutes(1));
    RateLimiter second = window(1, Duration.ofMinutes(1));
    RateLimitPermit permit = RateLimiter.allOf(first, second).request(LONG);
    permit.timeToWait();

    permit.release();
    assertThat(first.request(LONG).timeToWait()).isZero();
    assertThat(second.request(LONG).timeToWait()).isZero();
  }

  @Test
  void everyLimitLearnsOfTheAnswer() {
    RateLimiter first = window(2, Duration.ofMinutes(1));
    RateLimiter second = window(2, Duration.ofMinutes(1));
    RateLimitPermit permit = RateLimiter.allOf(first, second).request(LONG);
    permit.timeToWait();

    permit.onResponse(
        new RateLimitFeedback(
            429, OptionalLong.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(7))));

    assertThat(first.request(LONG).timeToWait()).isEqualTo(Duration.ofSeconds(7));
    assertThat(second.request(LONG).timeToWait()).isEqualTo(Duration.ofSeconds(7));
  }
}
