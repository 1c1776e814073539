package io.crmkit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three processes that share a limit in a real Redis or PostgreSQL, one of which is killed while it
 * works: the provider refuses nothing, and the others go on. That they use 95 % of the limit is
 * checked where the machine is given the time for it:
 *
 * <pre>{@code
 * mvn -pl sdk-fleet -am test -Dtest=FleetTest -Dcrmkit.fleet.seconds=60
 * }</pre>
 */
class FleetTest {
  private static final int MACHINES = 3;
  private static final int SECONDS = Integer.getInteger("crmkit.fleet.seconds", 0);

  @ParameterizedTest
  @EnumSource(FleetStore.class)
  @Timeout(300)
  void keepsTheLimitTogetherWhenOneOfThemIsKilled(FleetStore kind) throws Exception {
    if (SECONDS > 0) {
      // A minute's limit would take too long to see; ten seconds have room for the same jitter.
      List<Long> arrivals = run(kind, 1000, Duration.ofSeconds(10), SECONDS * 95);
      double perSecond = ratePerSecond(arrivals);
      System.out.println(
          String.format(Locale.ROOT, "%s: %.1f of 100 a second, 0 refused", kind, perSecond));
      assertThat(perSecond).isGreaterThan(95);
    } else {
      run(kind, 100, Duration.ofSeconds(1), 150);
    }
  }

  private static List<Long> run(FleetStore kind, int limit, Duration window, int requests)
      throws IOException {
    Duration jitter = SECONDS > 0 ? window.dividedBy(50) : window;
    try (FleetStore.Running store = kind.start();
        CountingServer provider = new CountingServer(limit, window)) {
      List<Process> machines = new ArrayList<>();
      try {
        for (int i = 0; i < MACHINES; i++) {
          machines.add(start("machine-" + i, kind, store, provider, limit, window, jitter));
        }
        for (Process machine : machines) {
          assertThat(machine.getInputStream().read()).as("ready").isEqualTo('r');
        }
        for (Process machine : machines) {
          machine.getOutputStream().write('\n');
          machine.getOutputStream().flush();
        }
        awaitRequests(provider, requests / 3);
        machines.get(0).destroyForcibly();
        awaitRequests(provider, requests);
        assertThat(provider.refused()).as("refused").isZero();
        assertThat(provider.byWorker()).hasSize(MACHINES);
        return provider.accepted();
      } finally {
        machines.forEach(Process::destroyForcibly);
      }
    }
  }

  private static void awaitRequests(CountingServer provider, int requests) {
    while (provider.accepted().size() + provider.refused() < requests) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Of all requests but the machines' first and those of the burst. */
  private static double ratePerSecond(List<Long> arrivals) {
    int first = 50;
    long nanos = arrivals.get(arrivals.size() - 1) - arrivals.get(first);
    return (arrivals.size() - 1 - first) * 1e9 / nanos;
  }

  private static Process start(
      String name,
      FleetStore kind,
      FleetStore.Running store,
      CountingServer provider,
      int limit,
      Duration window,
      Duration jitter)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FleetMachine.class.getName(),
            name,
            kind.name(),
            store.address(),
            provider.url(),
            Integer.toString(limit),
            Long.toString(window.toMillis()),
            Long.toString(jitter.toMillis()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
