package io.crmkit;

import static io.crmkit.RateSimulation.MS;
import static io.crmkit.RateSimulation.SECOND;
import static io.crmkit.RateSimulation.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How much of a provider's limit is used, and how much is refused, in simulated time: whatever way
 * the provider counts, and however long requests and responses travel.
 */
class RateGoodputTest {
  private static final int LIMIT = 100;

  static Stream<Arguments> providersAndWays() {
    return Stream.<Named<Supplier<SimulatedProvider>>>of(
            Named.of("slidingWindow", () -> SimulatedProvider.slidingWindow(LIMIT, SECOND)),
            Named.of("fixedWindow", () -> SimulatedProvider.fixedWindow(LIMIT, SECOND)),
            Named.of("tokenBucket", () -> SimulatedProvider.tokenBucket(LIMIT, SECOND)))
        .flatMap(
            provider ->
                Stream.of(
                    Arguments.of(provider, MS / 5, MS),
                    Arguments.of(provider, 20 * MS, 25 * MS),
                    Arguments.of(provider, 25 * MS, 40 * MS)));
  }

  @ParameterizedTest
  @MethodSource("providersAndWays")
  void usesTheLimitAndIsNotRefused(Supplier<SimulatedProvider> provider, long least, long most) {
    Random random = new Random(11);
    LongSupplier way = way(random, least, most);
    RateSimulation simulation = new RateSimulation(provider.get(), way, way);

    simulation.callers(16, limiter(simulation)).run(Duration.ofSeconds(60));

    long cycle = SECOND + 2 * most; // a permit is used once in a window and a response time
    assertThat(simulation.accepted()).hasSizeGreaterThan((int) (60 * LIMIT * SECOND / cycle));
    assertThat(simulation.refused()).isZero();
  }

  @Test
  void losesNothingOfALimitByTheMinuteWhereResponsesTakeHalfASecond() {
    Random random = new Random(11);
    LongSupplier way = way(random, 250 * MS, 400 * MS);
    RateSimulation simulation =
        new RateSimulation(SimulatedProvider.slidingWindow(LIMIT, 60 * SECOND), way, way);

    simulation
        .callers(16, new SlidingWindow(LIMIT, Duration.ofMinutes(1), simulation::nanoTime))
        .run(Duration.ofHours(1));

    assertThat(simulation.accepted()).hasSizeGreaterThan(60 * LIMIT * 98 / 100);
    assertThat(simulation.refused()).isZero();
  }

  @Test
  void aSlowFirstRequestDoesNotLetTheNextOnesArriveTooSoon() {
    long[] ways = {400 * MS}; // a new connection, say
    RateSimulation simulation =
        new RateSimulation(
            SimulatedProvider.slidingWindow(LIMIT, SECOND),
            () -> {
              long way = ways[0];
              ways[0] = Math.max(MS, way - 20 * MS);
              return way;
            },
            () -> MS);

    simulation.callers(16, limiter(simulation)).run(Duration.ofSeconds(10));

    assertThat(simulation.refused()).isZero();
  }

  @Test
  void oneSlowAnswerDoesNotHoldUpTheOthers() {
    long[] count = {0};
    RateSimulation simulation =
        new RateSimulation(
            SimulatedProvider.slidingWindow(LIMIT, SECOND),
            () -> MS,
            () -> count[0]++ % 100 == 50 ? 900 * MS : MS);

    simulation.callers(16, limiter(simulation)).run(Duration.ofSeconds(60));

    assertThat(simulation.accepted()).hasSizeGreaterThan(60 * LIMIT * 97 / 100);
    assertThat(simulation.refused()).isZero();
  }

  @Test
  void sharesTheLimitWithAProcessThatItDoesNotKnowOf() {
    Random random = new Random(5);
    RateSimulation simulation =
        new RateSimulation(
            SimulatedProvider.slidingWindow(LIMIT, SECOND),
            way(random, MS, 5 * MS),
            way(random, MS, 5 * MS));

    simulation
        .callers(16, limiter(simulation))
        .callers(16, limiter(simulation))
        .run(Duration.ofSeconds(100));

    assertThat(simulation.accepted()).hasSizeGreaterThan(100 * LIMIT * 90 / 100);
    assertThat(simulation.refused()).isLessThan(100 * LIMIT * 10 / 100);
  }

  private static RateLimiter limiter(RateSimulation simulation) {
    return new SlidingWindow(LIMIT, Duration.ofSeconds(1), simulation::nanoTime);
  }
}
