package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.Arrivals;
import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What arrives at a real socket: whatever the machine does, never more than the limit. */
class ArrivalsTest {
  private static final int LIMIT = 100;
  private static final int CONNECTIONS = 50;
  private static final int CALLS_OF_EACH = 8;
  private static final Duration WINDOW = Duration.ofMillis(600);

  @RegisterExtension final Api api = new Api();

  @Test
  void neverMoreThanTheLimitAlsoAfterFiftySlowConnections() throws Exception {
    CountingServer server = new CountingServer();
    api.server.setDispatcher(server);
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.time(TimeSource.SYSTEM);
              settings.rateLimiter(RateLimiter.slidingWindow(LIMIT, WINDOW));
            });

    callFromFiftyThreads(transport);

    assertThat(server.arrivals).hasSize(CONNECTIONS * CALLS_OF_EACH);
    Arrivals.assertNeverMoreThan(LIMIT, WINDOW.toNanos(), List.copyOf(server.arrivals));
  }

  private static void callFromFiftyThreads(HttpTransport transport) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int call = 0; call < CALLS_OF_EACH; call++) {
                    transport.execute(Api.get());
                  }
                }));
      }
      for (Future<?> thread : running) {
        thread.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Takes 300 ms to let the first fifty requests in, and then a little before or after counting.
   */
  private static final class CountingServer extends Dispatcher {
    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CyclicBarrier connected = new CyclicBarrier(CONNECTIONS);
    private final Random random = new Random(4);

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (requests.getAndIncrement() < CONNECTIONS) {
        await(300);
        meet();
      } else {
        await(random.nextInt(20));
      }
      arrivals.add(System.nanoTime());
      return new MockResponse.Builder()
          .body("{\"data\": {\"id\": \"t1\", \"size\": 3}}")
          .headersDelay(random.nextInt(20), TimeUnit.MILLISECONDS)
          .build();
    }

    private void meet() {
      try {
        connected.await(30, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("fifty connections did not come", e);
      }
    }

    private static void await(long millis) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
          .join();
    }
  }
}
