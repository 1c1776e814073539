package io.crmkit;

import static io.crmkit.Arrivals.assertNeverMoreThan;
import static io.crmkit.RateSimulation.MS;
import static io.crmkit.RateSimulation.SECOND;
import static io.crmkit.RateSimulation.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several limits, many callers, and callers that give up: how much of what the limits allow is
 * used, and who gets it. {@code -Dcrmkit.rate.seconds=600} lets those that give up do so for
 * longer.
 */
class RateFairnessTest {
  private static final long MINUTE = 60 * SECOND;
  private static final long DISTURBED = Integer.getInteger("crmkit.rate.seconds", 60) * SECOND;

  private static SlidingWindow window(RateSimulation simulation, int permits, long nanos) {
    return new SlidingWindow(permits, Duration.ofNanos(nanos), simulation::nanoTime);
  }

  static Stream<Arguments> comparableWindows() {
    return Stream.of(
        Arguments.of(100, SECOND, 100, SECOND),
        Arguments.of(100, SECOND, 150, 2 * SECOND),
        Arguments.of(50, SECOND, 110, 5 * SECOND / 2),
        Arguments.of(10, SECOND, 100, 10 * SECOND),
        Arguments.of(7, 3 * SECOND, 11, 5 * SECOND));
  }

  @ParameterizedTest
  @MethodSource("comparableWindows")
  void twoComparableWindowsUseWhatBothAllow(int few, long brief, int many, long wide) {
    Random random = new Random(9);
    LongSupplier way = way(random, MS / 2, 2 * MS);
    RateSimulation simulation = RateSimulation.open(way, way);
    RateLimiter both =
        RateLimiter.allOf(window(simulation, few, brief), window(simulation, many, wide));

    simulation.callers(16, both).run(Duration.ofNanos(2 * MINUTE));

    int most = Arrivals.most(2 * MINUTE, new int[] {few, many}, new long[] {brief, wide});
    assertThat(simulation.accepted()).hasSizeGreaterThanOrEqualTo(most * 97 / 100);
    assertNeverMoreThan(few, brief, simulation.accepted());
    assertNeverMoreThan(many, wide, simulation.accepted());
    assertThat(Collections.min(simulation.served()))
        .isGreaterThanOrEqualTo(Collections.max(simulation.served()) * 9 / 10 - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void cancellationsLowerNoRateLeakNoPermitAndStarveNobody(int seed) {
    Random random = new Random(seed);
    LongSupplier way = way(random, MS / 2, 2 * MS);
    int often = 20 + random.nextInt(75);
    RateSimulation simulation =
        RateSimulation.open(way, way)
            .disturbed(
                () -> random.nextInt(100) < often,
                () -> random.nextLong(3 * SECOND),
                () -> random.nextInt(100) < 5);
    SlidingWindow brief = window(simulation, 100, SECOND);
    SlidingWindow wide = window(simulation, 250, 5 * SECOND / 2);

    simulation.callers(500, RateLimiter.allOf(brief, wide)).run(Duration.ofNanos(DISTURBED));

    assertThat(simulation.cancelled()).isGreaterThan(1000);
    int most = Arrivals.most(DISTURBED, new int[] {100, 250}, new long[] {SECOND, 5 * SECOND / 2});
    assertThat(simulation.accepted()).hasSizeGreaterThanOrEqualTo(most * 97 / 100);
    assertThat(simulation.longestWait()).isLessThan(Duration.ofSeconds(11));
    simulation.finish();
    assertNeverMoreThan(100, SECOND, simulation.accepted());
    assertThat(free(brief)).isEqualTo(100);
    assertThat(free(wide)).isEqualTo(250);
  }

  /** How many may be sent now. */
  private static long free(RateLimiter limiter) {
    return Stream.generate(() -> limiter.request(Duration.ZERO))
        .takeWhile(permit -> permit.timeToWait().isZero())
        .limit(1000)
        .count();
  }

  @Test
  void whoeverWaitsBehindManyThatGiveUpIsWokenAtOnce() {
    RateSimulation simulation = RateSimulation.open(() -> MS, () -> MS);
    SlidingWindow limiter = window(simulation, 10, SECOND);
    int[] cancelling = {0};
    simulation
        .disturbed(() -> cancelling[0]++ < 500, () -> 20 * MS, () -> false)
        .callers(510, limiter)
        .run(Duration.ofNanos(3 * SECOND / 2));

    assertThat(simulation.accepted()).hasSize(20);
  }

  @Test
  void combinationsThatShareTheirLimitsInAnyOrderDoNotWaitForEachOther() {
    RateSimulation simulation = RateSimulation.open(() -> MS, () -> MS);
    SlidingWindow one = window(simulation, 1, SECOND);
    SlidingWindow other = window(simulation, 1, SECOND);

    simulation
        .callers(5, RateLimiter.allOf(one, other))
        .callers(5, RateLimiter.allOf(other, RateLimiter.allOf(one)))
        .run(Duration.ofNanos(MINUTE));

    assertThat(simulation.accepted()).hasSizeGreaterThanOrEqualTo(59);
    assertThat(simulation.served()).allMatch(served -> served >= 5);
  }

  @Test
  void aLimiterWithOnlyReserveGivesOnePermitForEachRequest() {
    RateSimulation simulation = RateSimulation.open(() -> MS, () -> MS);
    int[] reserved = {0};
    RateLimiter fixed =
        maxWait -> {
          reserved[0]++;
          return Duration.ofMillis(reserved[0] % 3 * 70L);
        };

    simulation
        .callers(8, RateLimiter.allOf(fixed, window(simulation, 10, SECOND)))
        .run(Duration.ofNanos(MINUTE))
        .finish();

    assertThat(simulation.accepted()).hasSize(reserved[0]).hasSizeGreaterThan(500);
  }
}
