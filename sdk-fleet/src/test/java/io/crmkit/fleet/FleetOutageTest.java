package io.crmkit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real Redis and a real PostgreSQL that stop and start again under machines at work, one for each
 * of the three things that {@link StoreOutage} offers.
 */
class FleetOutageTest {
  private static final int THREADS = 4;
  private static final int SOME = 10;

  @ParameterizedTest
  @EnumSource(FleetStore.class)
  @Timeout(300)
  void eachMachineDoesAsItWasToldWhileTheStoreIsDown(FleetStore kind) throws Exception {
    Map<StoreOutage, Machine> machines = new EnumMap<>(StoreOutage.class);
    try (FleetStore.Running store = kind.start()) {
      for (StoreOutage outage : StoreOutage.values()) {
        machines.put(outage, new Machine(kind, store, outage));
      }
      machines.values().forEach(machine -> machine.await(machine::hasSent, SOME));

      store.stop();
      Map<StoreOutage, Integer> before = new EnumMap<>(StoreOutage.class);
      machines.forEach((outage, machine) -> before.put(outage, machine.sent()));
      Machine failing = machines.get(StoreOutage.FAIL);
      failing.await(count -> failing.failures.size() >= count, THREADS);
      Machine alone = machines.get(StoreOutage.LOCAL_SHARE);
      alone.await(alone::hasSent, before.get(StoreOutage.LOCAL_SHARE) + 5 * THREADS);
      for (StoreOutage outage : List.of(StoreOutage.FAIL, StoreOutage.WAIT)) {
        assertThat(machines.get(outage).sent() - before.get(outage))
            .as("%s: only those who had a permit when the store stopped", outage)
            .isLessThanOrEqualTo(THREADS);
      }

      store.startAgain();
      machines.values().forEach(machine -> machine.await(machine::hasSent, machine.sent() + SOME));
      machines.forEach(
          (outage, machine) ->
              assertThat(machine.provider.refused()).as("%s: refused", outage).isZero());
      assertThat(failing.failures).hasOnlyElementsOfType(FleetStoreException.class);
      assertThat(machines.get(StoreOutage.WAIT).failures).isEmpty();
      assertThat(alone.failures).isEmpty();
    } finally {
      machines.values().forEach(Machine::close);
    }
  }

  /** A client with a provider of its own, that calls it until it is closed. */
  private static final class Machine implements Closeable {
    private static final int LIMIT = 40;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    final ConcurrentLinkedQueue<CrmException> failures = new ConcurrentLinkedQueue<>();
    final CountingServer provider = new CountingServer(LIMIT, WINDOW);
    private final KanvoClient kanvo;
    private final List<CompletableFuture<Void>> threads;
    private volatile boolean closed;

    Machine(FleetStore kind, FleetStore.Running store, StoreOutage outage) throws IOException {
      FleetRateLimiter limiter =
          FleetRateLimiter.builder(kind.connect(store.address()), "Kanvo", "kv_live_" + outage)
              .limit(LIMIT, WINDOW)
              .jitter(WINDOW)
              .whenStoreIsDown(outage)
              .machines(2)
              .build();
      this.kanvo =
          KanvoClient.builder()
              .apiKey("kv_live_" + outage)
              .baseUrl(provider.url())
              .defaultHeader("X-Worker", outage.name())
              .rateLimiter(limiter)
              .retryPolicy(RetryPolicy.none())
              .callTimeout(Duration.ofMinutes(4))
              .build();
      this.threads = Stream.generate(() -> kanvo.async(this::work)).limit(THREADS).toList();
    }

    int sent() {
      return provider.accepted().size();
    }

    boolean hasSent(int count) {
      return sent() >= count;
    }

    /** Waits as long as it takes; the test has a timeout. */
    void await(IntPredicate condition, int count) {
      while (!condition.test(count)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }

    @Override
    public void close() {
      closed = true;
      threads.forEach(thread -> thread.cancel(true));
      kanvo.close();
      provider.close();
    }

    private Void work(KanvoClient client) {
      while (!closed) {
        try {
          client.tasks().list().firstPage();
        } catch (CrmException e) {
          failures.add(e);
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
      }
      return null;
    }
  }
}
