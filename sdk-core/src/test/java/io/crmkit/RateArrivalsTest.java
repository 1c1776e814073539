package io.crmkit;

import static io.crmkit.Arrivals.assertNeverMoreThan;
import static io.crmkit.RateSimulation.MS;
import static io.crmkit.RateSimulation.SECOND;
import static io.crmkit.RateSimulation.way;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider never counts more than the limit in any window, however requests travel. */
class RateArrivalsTest {
  private static final int LIMIT = 100;

  private static RateSimulation simulate(
      LongSupplier there, LongSupplier back, int callers, Duration window, Duration span) {
    RateSimulation simulation = RateSimulation.open(there, back);
    RateLimiter limiter = new SlidingWindow(LIMIT, window, simulation::nanoTime);
    simulation.callers(callers, limiter).run(span);
    assertNeverMoreThan(LIMIT, window.toNanos(), simulation.accepted());
    return simulation;
  }

  /** The first request of each connection travels for so much longer. */
  private static LongSupplier cold(int connections, long connect, LongSupplier warm) {
    int[] connected = {0};
    return () -> warm.getAsLong() + (connected[0]++ < connections ? connect : 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterAColdStartOfFiftyConnections(int seed) {
    Random random = new Random(seed);

    RateSimulation simulation =
        simulate(
            cold(50, 300 * MS, way(random, MS / 2, 20 * MS)),
            way(random, MS / 2, 20 * MS),
            50,
            Duration.ofSeconds(3),
            Duration.ofSeconds(60));

    assertThat(simulation.accepted()).hasSizeGreaterThan(20 * LIMIT * 97 / 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void whileTheWaysGetSlowerAndFasterAllTheTime(int seed) {
    Random random = new Random(seed);
    long[] most = {MS};
    LongSupplier way =
        () -> {
          if (random.nextInt(100) == 0) {
            most[0] = MS * (1 << random.nextInt(11)); // up to a whole window
          }
          return random.nextLong(most[0]);
        };

    simulate(way, way, 300, Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  @Test
  void whenAllThatWasSlowBecomesFastAtOnce() {
    int[] count = {0};

    simulate(
        () -> count[0]++ < 10 * LIMIT ? 200 * MS : 0,
        () -> 0,
        300,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30));
  }

  @Test
  void whenARequestTravelsForLongerThanAWindow() {
    int[] count = {0};

    RateSimulation simulation =
        simulate(
            () -> count[0]++ % 10 == 0 ? 5 * SECOND / 2 : MS,
            () -> MS,
            300,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));

    assertThat(simulation.longestWait()).isLessThan(Duration.ofSeconds(10));
  }
}
