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
  void aReservationThatOneRefusesIsGivenBackToTheOthers() {
    List<String> asked = new ArrayList<>();
    RateLimiter first = recording("first", Duration.ZERO, asked);
    RateLimiter refusing = recording("refusing", Duration.ofSeconds(5), asked);
    RateLimiter later = recording("later", Duration.ZERO, asked);
    RateLimiter all = RateLimiter.allOf(first, window(1, Duration.ofMinutes(1)), refusing, later);

    assertThat(all.reserve(Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(5));
    assertThat(asked).containsExactly("first PT4S", "refusing PT4S", "first released");
    assertThat(all.reserve(Duration.ofSeconds(6))).as("of the window").isLessThan(LONG);
  }

  @Test
  void aRefusalByTheMinuteTakesNoPermitOfTheDay() {
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

  @Test
  void aLimitThatIsGivenTwiceTakesOnePermit() {
    RateLimiter minute = window(1, Duration.ofMinutes(1));

    assertThat(RateLimiter.allOf(minute, RateLimiter.allOf(minute)).request(LONG).timeToWait())
        .isZero();
  }

  @Test
  void wakesWhoWaitsForAnyOfTheLimits() {
    RateLimiter minute = window(1, Duration.ofMinutes(1));
    RateLimiter day = window(1, Duration.ofDays(1));
    RateLimitPermit ofTheDay = day.request(LONG);
    ofTheDay.timeToWait();
    RateLimitPermit ofTheMinute = minute.request(LONG);
    ofTheMinute.timeToWait();
    int[] woken = {0};
    RateLimitPermit permit = RateLimiter.allOf(minute, day).request(LONG);
    permit.onShorterWait(() -> woken[0]++);
    permit.timeToWait();

    ofTheDay.release();
    assertThat(woken[0]).isEqualTo(1);
    assertThat(permit.timeToWait()).isEqualTo(Duration.ofMinutes(1));
    ofTheMinute.release();
    assertThat(woken[0]).isEqualTo(2);
    assertThat(permit.timeToWait()).isZero();
  }

  @Test
  void wakesAlsoWhoSaysOnlyWhileItWaitsThatItWantsToBeWoken() {
    RateLimiter minute = window(1, Duration.ofMinutes(1));
    RateLimitPermit sent = minute.request(LONG);
    sent.timeToWait();
    int[] woken = {0};
    RateLimitPermit permit = RateLimiter.allOf(minute).request(LONG);
    permit.timeToWait();

    permit.onShorterWait(() -> woken[0]++);
    sent.release();

    assertThat(woken[0]).isEqualTo(1);
  }

  @Test
  void aLimiterThatWrapsItGivesBackAndTellsTheAnswer() {
    List<String> asked = new ArrayList<>();
    RateLimiter all =
        RateLimiter.allOf(
            recording("a", Duration.ZERO, asked),
            window(1, Duration.ofMinutes(1)),
            recording("b", Duration.ZERO, asked));

    all.release();
    all.onResponse(RateLimitFeedback.of(429));

    assertThat(asked).containsExactly("a released", "b released", "a 429", "b 429");
  }

  @Test
  void namesALimiterThatIsNull() {
    assertThatThrownBy(() -> RateLimiter.allOf((RateLimiter[]) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("limiters == null");
    assertThatThrownBy(() -> RateLimiter.allOf(RateLimiter.unlimited(), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("limiters[1] == null");
  }

  private static RateLimiter recording(String name, Duration wait, List<String> asked) {
    return new RateLimiter() {
      @Override
      public Duration reserve(Duration maxWait) {
        asked.add(name + " " + maxWait);
        return wait;
      }

      @Override
      public void release() {
        asked.add(name + " released");
      }

      @Override
      public void onResponse(RateLimitFeedback response) {
        asked.add(name + " " + response.status());
      }
    };
  }

  @Test
  void asksTheLongestWindowFirstAndKeepsTheOrderOfTheOthers() {
    List<String> asked = new ArrayList<>();
    RateLimiter minute = window(1, Duration.ofMinutes(1));
    RateLimiter day = window(1, Duration.ofDays(1));
    RateLimitPermit sent = day.request(LONG);
    sent.timeToWait();
    RateLimiter all =
        RateLimiter.allOf(
            recording("b", Duration.ofSeconds(3), asked),
            minute,
            recording("a", Duration.ofSeconds(2), asked),
            day);

    RateLimitPermit permit = all.request(LONG);
    assertThat(permit.timeToWait()).isEqualTo(Duration.ofDays(1));
    assertThat(asked).isEmpty();
    assertThat(minute.request(Duration.ZERO).timeToWait()).as("not held meanwhile").isZero();
    sent.release();
    now += Duration.ofMinutes(2).toNanos();
    assertThat(permit.timeToWait()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void asksALimiterWithOnlyReserveOnceAndTellsItTheEnd() {
    List<String> asked = new ArrayList<>();
    RateLimiter all =
        RateLimiter.allOf(
            recording("a", Duration.ofSeconds(3), asked), recording("b", Duration.ZERO, asked));

    RateLimitPermit answered = all.request(LONG);
    assertThat(answered.timeToWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(answered.timeToWait()).isZero();
    answered.onResponse(RateLimitFeedback.of(429));
    assertThat(asked).containsExactly("a PT48H", "b PT48H", "a 429", "b 429");
    asked.clear();
    RateLimitPermit released = all.request(LONG);
    released.timeToWait();
    released.release();
    assertThat(asked).containsExactly("a PT48H", "a released");
  }

  @Test
  void reservesNothingAnywhereForACallerThatCannotWaitForSoLong() {
    RateLimiter day = window(2, Duration.ofDays(1));
    RateLimiter both = RateLimiter.allOf(window(1, Duration.ofMinutes(1)), day);
    both.request(LONG).timeToWait();

    RateLimitPermit refused = both.request(Duration.ofSeconds(59));
    assertThat(refused.timeToWait()).isEqualTo(Duration.ofMinutes(1));

    assertThat(day.request(Duration.ZERO).timeToWait()).as("the day's second permit").isZero();
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

  @Test
  void aLimitThatFailsAtTheEndOfARequestKeepsItFromNoOther() {
    List<String> told = new ArrayList<>();
    RateLimiter all = RateLimiter.allOf(failing(), recording("other", Duration.ZERO, told));
    RateLimitPermit cancelled = all.request(LONG);
    RateLimitPermit sent = all.request(LONG);
    cancelled.timeToWait();
    sent.timeToWait();
    told.clear();

    assertThatThrownBy(cancelled::release).hasMessage("no store");
    assertThatThrownBy(() -> sent.onResponse(RateLimitFeedback.of(200))).hasMessage("no store");
    assertThatThrownBy(all::release).hasMessage("no store");
    assertThatThrownBy(() -> all.onResponse(RateLimitFeedback.of(404))).hasMessage("no store");

    assertThat(told).containsExactly("other released", "other 200", "other released", "other 404");
  }

  @Test
  void aLimitThatFailsToReserveLeavesNothingReservedElsewhere() {
    List<String> told = new ArrayList<>();
    RateLimiter broken =
        maxWait -> {
          throw new IllegalStateException("no store");
        };
    RateLimiter all = RateLimiter.allOf(recording("other", Duration.ZERO, told), broken);

    assertThatThrownBy(() -> all.reserve(LONG)).hasMessage("no store");

    assertThat(told).containsExactly("other PT48H", "other released");
  }

  private static RateLimiter failing() {
    return new RateLimiter() {
      @Override
      public Duration reserve(Duration maxWait) {
        return Duration.ZERO;
      }

      @Override
      public void release() {
        throw new IllegalStateException("no store");
      }

      @Override
      public void onResponse(RateLimitFeedback response) {
        throw new IllegalStateException("no store");
      }
    };
  }
}
