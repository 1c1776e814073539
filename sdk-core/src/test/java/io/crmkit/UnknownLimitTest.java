package io.crmkit;

import static io.crmkit.RateSimulation.MS;
import static io.crmkit.RateSimulation.SECOND;
import static io.crmkit.RateSimulation.way;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.transport.LearnedLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit that only 429 and Retry-After tell, in simulated time. */
class UnknownLimitTest {
  private static final int CALLERS = 16;
  private static final int LIMIT = 100;

  static Stream<Named<Supplier<SimulatedProvider>>> providers() {
    return Stream.of(
        Named.of("slidingWindow", () -> SimulatedProvider.slidingWindow(LIMIT, SECOND)),
        Named.of("fixedWindow", () -> SimulatedProvider.fixedWindow(LIMIT, SECOND)),
        Named.of("tokenBucket", () -> SimulatedProvider.tokenBucket(LIMIT, SECOND)));
  }

  /** Retry-After as most servers write it. */
  private static SimulatedProvider inWholeSeconds(SimulatedProvider provider) {
    return now -> {
      OptionalLong wait = provider.arrive(now);
      return wait.isEmpty()
          ? wait
          : OptionalLong.of((wait.getAsLong() + SECOND - 1) / SECOND * SECOND);
    };
  }

  private static RateSimulation simulation(SimulatedProvider provider, long least, long most) {
    LongSupplier way = way(new Random(3), least, most);
    return new RateSimulation(inWholeSeconds(provider), way, way);
  }

  private static LearnedLimit limiter(RateSimulation simulation) {
    return new LearnedLimit(
        simulation::nanoTime,
        (permits, window) -> new SlidingWindow(permits, window, simulation::nanoTime));
  }

  @ParameterizedTest
  @MethodSource("providers")
  void oneRoundOfRefusalsPaysForManyWindows(Supplier<SimulatedProvider> provider) {
    RateSimulation simulation = simulation(provider.get(), MS / 5, MS);

    simulation.callers(CALLERS, limiter(simulation)).run(Duration.ofMillis(4_200));

    assertThat(simulation.accepted()).hasSizeGreaterThanOrEqualTo(500);
    assertThat(simulation.refused()).isPositive().isLessThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void aLimitIsTriedAnewOnceAMinute(Supplier<SimulatedProvider> provider) {
    RateSimulation simulation = simulation(provider.get(), MS / 5, MS);

    simulation.callers(CALLERS, limiter(simulation)).run(Duration.ofMinutes(10));

    assertThat(simulation.accepted()).hasSizeGreaterThan(600 * LIMIT * 97 / 100);
    assertThat(simulation.refused()).isLessThanOrEqualTo(10 * 2 * CALLERS);
  }

  @Test
  void aLimitByTheMinuteIsLearnedToo() {
    RateSimulation simulation =
        simulation(SimulatedProvider.slidingWindow(LIMIT, 60 * SECOND), 10 * MS, 30 * MS);

    simulation.callers(CALLERS, limiter(simulation)).run(Duration.ofMinutes(9));

    assertThat(simulation.accepted()).hasSizeGreaterThanOrEqualTo(9 * LIMIT * 97 / 100);
    assertThat(simulation.refused()).isLessThanOrEqualTo(20);
  }

  @Test
  void aLimitThatRoseIsFoundWithinAMinute() {
    int[] limit = {LIMIT};
    SimulatedProvider small = SimulatedProvider.slidingWindow(LIMIT, SECOND);
    SimulatedProvider large = SimulatedProvider.slidingWindow(2 * LIMIT, SECOND);
    RateSimulation simulation =
        simulation(now -> (limit[0] == LIMIT ? small : large).arrive(now), MS, 2 * MS);
    simulation.callers(CALLERS, limiter(simulation)).run(Duration.ofSeconds(30));
    int before = simulation.accepted().size();
    limit[0] = 2 * LIMIT;

    simulation.run(Duration.ofSeconds(130));

    assertThat(simulation.accepted().size() - before).isGreaterThan(31 * LIMIT + 65 * 2 * LIMIT);
  }

  @Test
  void aRefusalAfterFewRequestsTeachesNoLimit() {
    long[] count = {0};
    RateSimulation simulation =
        new RateSimulation(
            now -> ++count[0] == 5 ? OptionalLong.of(SECOND) : OptionalLong.empty(),
            () -> MS,
            () -> MS);

    simulation.callers(1, limiter(simulation)).run(Duration.ofSeconds(3));

    assertThat(simulation.accepted()).hasSizeGreaterThan(900);
  }

  @Test
  void aProviderThatNeverRefusesIsNotSlowedDown() {
    RateSimulation simulation = RateSimulation.open(() -> MS, () -> MS);

    simulation.callers(CALLERS, limiter(simulation)).run(Duration.ofSeconds(1));

    assertThat(simulation.accepted()).hasSizeGreaterThan(CALLERS * 490);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3_601, 1_000_000_000})
  void aRefusalThatAsksForNoWaitOrForOverAnHourTeachesNothing(long seconds) {
    LearnedLimit limiter =
        new LearnedLimit(
            () -> 0,
            (permits, window) -> {
              throw new AssertionError("learned " + permits + " in " + window);
            });
    for (int i = 0; i < LIMIT; i++) {
      RateLimitPermit permit = limiter.request(Duration.ZERO);
      permit.timeToWait();
      permit.onResponse(RateLimitFeedback.of(200));
    }
    RateLimitPermit refused = limiter.request(Duration.ZERO);
    refused.timeToWait();
    refused.onResponse(
        new RateLimitFeedback(
            429, OptionalLong.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(seconds))));

    assertThat(limiter.request(Duration.ZERO).timeToWait()).isZero();
  }
}
