package io.crmkit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RequestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fleet's limiter at its own time: what arrives, the 429, the store that is down. */
class FleetRateLimiterTest {
  private static final String KEY = "kv_live_4f9a";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int MACHINES = 3;
  private static final int THREADS = 24; // of all machines

  // Not 0, where Bucket4j's and our arithmetic might be right by chance.
  private long now = TimeUnit.DAYS.toNanos(20_000);
  private Duration jitter = Duration.ofMillis(20); // the default
  private Duration skew = Duration.ZERO; // from each machine's clock to the next one's
  private long emptiedAt = Long.MAX_VALUE;
  private final MapStore store = new MapStore(() -> now);

  @Test
  void noMoreThanTheLimitArrivesInAnyWindowThatUses95PercentOfIt() {
    List<Long> arrivals = simulate(Duration.ofSeconds(60));

    assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(100);
    assertThat(arrivals).hasSizeGreaterThan(60 * 95);
  }

  @Test
  void machinesWhoseClocksDifferKeepTheLimitWithinALargerJitter() {
    skew = Duration.ofSeconds(10);
    jitter = Duration.ofMillis(100);
    int burst = 2;
    long allHaveCome = now + TimeUnit.SECONDS.toNanos(1);

    List<Long> arrivals = simulate(Duration.ofSeconds(60));

    assertThat(mostInASecond(arrivals)).isLessThanOrEqualTo(100 + burst * (MACHINES - 1));
    assertThat(mostInASecond(arrivals.stream().filter(time -> time > allHaveCome).toList()))
        .isLessThanOrEqualTo(100);
    assertThat(arrivals).hasSizeGreaterThan(60 * 88);
  }

  @Test
  void withoutTheFastestClockTheOthersWaitUntilTheyHaveReachedIt() {
    long ahead = TimeUnit.SECONDS.toNanos(10);
    granted(limiter(store.at(() -> now + ahead)).burst(1).build());
    FleetRateLimiter other = limiter().burst(1).build();

    pass(Duration.ofSeconds(5));
    assertThat(other.reserve(Duration.ZERO)).isPositive();
    pass(Duration.ofSeconds(6));
    granted(other);
  }

  @Test
  void aStoreThatComesBackEmptyLetsAsManyMoreThroughAsWereWaiting() {
    emptiedAt = now + TimeUnit.SECONDS.toNanos(5);

    List<Long> arrivals = simulate(Duration.ofSeconds(10));

    assertThat(mostInASecond(arrivals)).isGreaterThan(100).isLessThanOrEqualTo(100 + THREADS);
  }

  @Test
  void aPermitThatIsGivenBackIsAnotherMachines() {
    FleetRateLimiter first = limiter().burst(1).build();
    FleetRateLimiter second = limiter().burst(1).build();
    granted(first);
    RateLimitPermit waiting = first.request(LONG);
    Duration wait = waiting.timeToWait();
    waiting.release();

    assertThat(second.request(LONG).timeToWait()).isEqualTo(wait).isPositive();
  }

  @Test
  void reservesNothingForWhoDoesNotWaitThatLong() {
    FleetRateLimiter limiter = limiter().burst(1).build();
    granted(limiter);
    Duration wait = limiter.request(Duration.ZERO).timeToWait();

    assertThat(limiter.reserve(Duration.ZERO)).isEqualTo(wait).isPositive();
    assertThat(limiter.request(LONG).timeToWait()).isEqualTo(wait);
  }

  @Test
  void aPermitIsGrantedOnceItsWaitIsOver() {
    FleetRateLimiter limiter = limiter().burst(1).build();
    granted(limiter);
    RateLimitPermit permit = limiter.request(LONG);
    Duration wait = permit.timeToWait();
    pass(wait.dividedBy(2));
    assertThat(permit.timeToWait()).isEqualTo(wait.minus(wait.dividedBy(2)));
    pass(wait.minus(wait.dividedBy(2)));

    assertThat(permit.timeToWait()).isZero();
    assertThat(permit.timeToWait()).isZero();
  }

  @Test
  void a429OfOneMachineIsHeardByAll() {
    FleetRateLimiter first = limiter().build();
    FleetRateLimiter second = limiter().build();
    granted(second);
    first.onResponse(refusal(Duration.ofSeconds(5)));

    assertThat(second.request(LONG).timeToWait()).isBetween(seconds(4.9), seconds(5.1));
    assertThat(limiter().build().request(LONG).timeToWait())
        .as("a machine that starts now")
        .isBetween(seconds(4.9), seconds(5.1));
  }

  @Test
  void thoseWhoWaitedWhenThe429CameWaitOnAndKeepTheirDistances() {
    FleetRateLimiter first = limiter().burst(1).build();
    FleetRateLimiter second = limiter().burst(1).build();
    granted(first);
    RateLimitPermit earlier = second.request(LONG);
    RateLimitPermit later = second.request(LONG);
    Duration earlierWait = earlier.timeToWait();
    Duration laterWait = later.timeToWait();
    first.onResponse(refusal(Duration.ofSeconds(5)));
    pass(laterWait);

    Duration distance = later.timeToWait().minus(earlier.timeToWait());
    assertThat(earlier.timeToWait()).isBetween(seconds(4.9), seconds(5.1));
    assertThat(distance).isEqualTo(laterWait.minus(earlierWait)).isPositive();
  }

  @Test
  void refusalsOfManyMachinesAtOnceMakeOnePause() {
    for (int machine = 0; machine < 3; machine++) {
      limiter().build().onResponse(refusal(Duration.ofSeconds(5)));
    }

    assertThat(limiter().build().request(LONG).timeToWait()).isLessThan(seconds(5.1));
  }

  @Test
  void aLaterRefusalMakesThePauseLongerByTheDifference() {
    FleetRateLimiter limiter = limiter().build();
    limiter.onResponse(refusal(Duration.ofSeconds(5)));
    pass(Duration.ofSeconds(2));
    limiter.onResponse(refusal(Duration.ofSeconds(5)));

    assertThat(limiter.request(LONG).timeToWait()).isBetween(seconds(4.9), seconds(5.2));
  }

  @Test
  void pausesForASecondWithoutAWordAndForAMinuteAtMost() {
    FleetRateLimiter limiter = limiter().build();
    limiter.onResponse(RateLimitFeedback.of(429));
    assertThat(limiter.request(LONG).timeToWait()).isBetween(seconds(0.9), seconds(1.1));
    pass(Duration.ofSeconds(2));
    limiter.onResponse(refusal(Duration.ofDays(3)));

    assertThat(limiter.request(LONG).timeToWait()).isBetween(seconds(59), seconds(61));
  }

  @Test
  void otherResponsesChangeNothing() {
    FleetRateLimiter limiter = limiter().build();
    limiter.onResponse(RateLimitFeedback.of(503));

    assertThat(store.asked).isZero();
  }

  @Test
  void failsWhileTheStoreIsDownAndLeavesItAloneForASecond() {
    FleetRateLimiter limiter = limiter().build();
    store.isDown = true;

    for (int call = 0; call < 10; call++) {
      assertThatExceptionOfType(FleetStoreException.class)
          .isThrownBy(() -> limiter.request(LONG).timeToWait())
          .withMessageContaining("shares for Kanvo cannot be asked")
          .withMessageContaining("StoreOutage.WAIT or LOCAL_SHARE")
          .withRootCauseInstanceOf(IllegalStateException.class)
          .satisfies(e -> assertThat(e.outcome()).isEqualTo(RequestOutcome.UNKNOWN))
          .satisfies(e -> assertThat(e.provider()).isEqualTo("Kanvo"));
    }
    assertThat(store.asked).isEqualTo(1);
    store.isDown = false;
    pass(Duration.ofSeconds(1));
    granted(limiter);
  }

  @Test
  void waitsForTheStore() {
    FleetRateLimiter limiter = limiter().whenStoreIsDown(StoreOutage.WAIT).build();
    store.isDown = true;
    RateLimitPermit permit = limiter.request(LONG);
    assertThat(permit.timeToWait()).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(permit.timeToWait()).isEqualTo(Duration.ofSeconds(1));
    store.isDown = false;
    pass(Duration.ofSeconds(1));

    assertThat(permit.timeToWait()).isZero();
    store.isDown = true;
    assertThat(limiter.reserve(LONG)).as("nothing reserved").isGreaterThan(LONG);
  }

  @Test
  void goesOnAloneWithItsShareOfTheLimit() {
    FleetRateLimiter limiter =
        limiter().whenStoreIsDown(StoreOutage.LOCAL_SHARE).machines(4).build();
    store.isDown = true;
    long end = now + TimeUnit.SECONDS.toNanos(10);
    int sent = 0;
    while (now < end) {
      RateLimitPermit permit = limiter.request(LONG);
      for (Duration wait = permit.timeToWait(); !wait.isZero(); wait = permit.timeToWait()) {
        pass(wait);
      }
      sent++;
    }

    assertThat(sent).isBetween(240, 250);
  }

  @Test
  void aPermitHeldWhenTheStoreFailsIsStillGood() {
    FleetRateLimiter limiter = limiter().burst(1).build();
    granted(limiter);
    RateLimitPermit permit = limiter.request(LONG);
    pass(permit.timeToWait());
    store.isDown = true;

    assertThat(permit.timeToWait()).isZero();
    permit.release();
    limiter.onResponse(refusal(Duration.ofSeconds(1)));
  }

  @Test
  void theKeyIsNowhereButInItsDigest() {
    FleetRateLimiter limiter = limiter().build();
    granted(limiter);
    limiter.onResponse(refusal(Duration.ofSeconds(1)));

    assertThat(store.entries.keySet())
        .hasSize(3)
        .allMatch(name -> name.matches("crmkit:[0-9a-f]{64}(:pause|:turn)?"));
    assertThat(store.entries.values()).noneMatch(state -> new String(state).contains(KEY));
    assertThat(limiter.toString())
        .isEqualTo("FleetRateLimiter[permits=100, window=PT1S, whenStoreIsDown=FAIL]");
  }

  @Test
  void limitsOfOtherKeysProvidersAndNamesAreOthers() {
    Stream.of(
            FleetRateLimiter.builder(store, "Kanvo", KEY),
            FleetRateLimiter.builder(store, "Kanvo", KEY + "b"),
            FleetRateLimiter.builder(store, "Kolva", KEY),
            FleetRateLimiter.builder(store, "Kanvo", KEY).name("day"))
        .map(builder -> builder.limit(1, Duration.ofDays(1)).build())
        .forEach(this::granted);

    assertThat(store.entries).hasSize(4);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalStateException()
        .isThrownBy(() -> FleetRateLimiter.builder(store, "Kanvo", KEY).build())
        .withMessage("limit(…) was not called");
    assertThatIllegalStateException()
        .isThrownBy(() -> limiter().whenStoreIsDown(StoreOutage.LOCAL_SHARE).build())
        .withMessage("LOCAL_SHARE needs machines(…): the share is the limit divided by them");
    assertThatIllegalStateException()
        .isThrownBy(() -> limiter().machines(101).build())
        .withMessage("machines > permits: 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limiter().burst(101).build())
        .withMessage("burst not in 1..100: 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limiter().limit(1, Duration.ofDays(101)).build())
        .withMessage("window not above zero and up to 100 days: PT2424H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limiter().jitter(Duration.ofSeconds(2)).build())
        .withMessage("jitter not between zero and the window: PT2S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FleetRateLimiter.builder(store, "Kanvo", " "))
        .withMessage("apiKey is blank");
  }

  private FleetRateLimiter.Builder limiter() {
    return limiter(store);
  }

  private FleetRateLimiter.Builder limiter(MapStore of) {
    return FleetRateLimiter.builder(of, "Kanvo", KEY)
        .limit(100, Duration.ofSeconds(1))
        .nanoTime(() -> now);
  }

  private void granted(FleetRateLimiter limiter) {
    assertThat(limiter.request(LONG).timeToWait()).isZero();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static RateLimitFeedback refusal(Duration retryAfter) {
    return new RateLimitFeedback(
        429, OptionalLong.empty(), Optional.empty(), Optional.of(retryAfter));
  }

  private static int mostInASecond(List<Long> arrivals) {
    int most = 0;
    int first = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      while (arrivals.get(i) - arrivals.get(first) > TimeUnit.SECONDS.toNanos(1)) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  /** When the requests of busy threads arrive, which travel for up to 20 ms; in order. */
  private List<Long> simulate(Duration time) {
    record Waiting(long until, FleetRateLimiter limiter, RateLimitPermit permit) {}
    Random random = new Random(7);
    long end = now + time.toNanos();
    PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::until));
    for (int machine = 0; machine < MACHINES; machine++) {
      long ahead = skew.multipliedBy(machine).toNanos();
      FleetRateLimiter limiter = limiter(store.at(() -> now + ahead)).jitter(jitter).build();
      for (int thread = 0; thread < THREADS / MACHINES; thread++) {
        waiting.add(new Waiting(now, limiter, limiter.request(LONG)));
      }
    }
    List<Long> arrivals = new ArrayList<>();
    for (Waiting next = waiting.remove(); next.until() < end; next = waiting.remove()) {
      now = Math.max(now, next.until());
      emptyWhenDue();
      Duration wait = next.permit().timeToWait();
      RateLimitPermit permit = next.permit();
      if (wait.isZero()) {
        arrivals.add(now + random.nextLong(TimeUnit.MILLISECONDS.toNanos(20)));
        permit = next.limiter().request(LONG);
      }
      waiting.add(new Waiting(now + wait.toNanos(), next.limiter(), permit));
    }
    return arrivals.stream().sorted().toList();
  }

  private void emptyWhenDue() {
    if (now >= emptiedAt) {
      store.entries.clear();
      emptiedAt = Long.MAX_VALUE;
    }
  }
}
