package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CrmException;
import io.crmkit.PromptServer;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * Many threads against a server that fails one request in five, while their calls are interrupted
 * and cancelled: every call ends in exactly one result or one typed exception, no create happens
 * twice, and what is said not to have been sent never came. {@code -Dcrmkit.load.calls=10000} sets
 * the calls per thread.
 */
class LoadTest {
  private static final int THREADS = 16;
  private static final int CALLS = Integer.getInteger("crmkit.load.calls", 200);

  /** The ids of the creates that came to the server, performed or not. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** How often the server performed the create of each id. */
  private final Map<String, AtomicInteger> created = new ConcurrentHashMap<>();

  private final AtomicInteger results = new AtomicInteger();
  private final Map<RequestOutcome, AtomicInteger> failures = new EnumMap<>(RequestOutcome.class);
  private final ScheduledExecutorService disturber = Executors.newScheduledThreadPool(2);
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

  @Test
  void everyCallEndsOnceAndNoCreateHappensTwice() throws Exception {
    for (RequestOutcome outcome : RequestOutcome.values()) {
      failures.put(outcome, new AtomicInteger());
    }
    ConnectionPool pool = new ConnectionPool(THREADS, 1, TimeUnit.MINUTES);
    try (MockWebServer server = PromptServer.create()) {
      server.setDispatcher(new Unreliable());
      server.start();
      HttpTransport transport = transport(server, pool);
      runAll(transport);
      assertThat(pool.connectionCount()).isEqualTo(pool.idleConnectionCount());
      transport.close();
    } finally {
      disturber.shutdownNow();
    }

    assertThat(wrong).isEmpty();
    int failed = failures.values().stream().mapToInt(AtomicInteger::get).sum();
    assertThat(results.get() + failed).isEqualTo(THREADS * CALLS);
    assertThat(results.get()).isGreaterThan(THREADS * CALLS / 2);
    assertThat(failures.get(RequestOutcome.UNKNOWN)).hasPositiveValue();
    System.out.printf("load: %s results, failures %s%n", results, failures);
  }

  private HttpTransport transport(MockWebServer server, ConnectionPool pool) {
    TransportSettings.Builder settings = TransportSettings.builder();
    settings.baseUrl(server.url("/v1").toString()).apiKey(() -> Api.KEY);
    settings.httpClient(new OkHttpClient.Builder().connectionPool(pool).build());
    settings.retryPolicy(
        RetryPolicy.builder()
            .maxAttempts(5)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(5))
            .build());
    settings.attemptTimeout(Duration.ofMillis(500));
    return new HttpTransport(Api.ACME, settings.build(Api.ACME));
  }

  private void runAll(HttpTransport transport) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(threads.submit(() -> runSome(transport, thread)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void runSome(HttpTransport transport, int thread) {
    for (int i = 0; i < CALLS; i++) {
      String id = "t" + thread + "-" + i;
      switch (i % 16) {
        case 2 -> createWhileInterrupted(transport, id);
        case 4 -> createAndCancel(transport, id);
        default -> {
          if (i % 2 == 0) {
            create(transport, id);
          } else {
            read(transport);
          }
        }
      }
      Thread.interrupted(); // an interrupt may have come after its call
    }
  }

  private void createWhileInterrupted(HttpTransport transport, String id) {
    Future<?> interrupt = disturbSoon(Thread.currentThread()::interrupt);
    create(transport, id);
    interrupt.cancel(false);
  }

  private void createAndCancel(HttpTransport transport, String id) {
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<CompletableFuture<?>> self = new CompletableFuture<>();
    self.complete(
        transport.async(
            view -> {
              disturbSoon(() -> self.join().cancel(true));
              create(view, id);
              ended.countDown();
              return id;
            }));
    try {
      ended.await();
    } catch (InterruptedException e) {
      wrong.add("an interrupt that was not meant for " + id);
    }
  }

  private Future<?> disturbSoon(Runnable disturbance) {
    int micros = ThreadLocalRandom.current().nextInt(3_000);
    return disturber.schedule(disturbance, micros, TimeUnit.MICROSECONDS);
  }

  private void create(HttpTransport transport, String id) {
    try {
      Api.Thing thing =
          transport.execute(ApiRequest.post("things").body(Map.of("id", id)).returning(Api.THING));
      results.incrementAndGet();
      expect(thing.id().equals(id) && timesCreated(id) == 1, id + " was answered but not created");
    } catch (CrmException e) {
      failures.get(e.outcome()).incrementAndGet();
      int times = timesCreated(id);
      expect(times <= 1, id + " was created " + times + " times");
      boolean certainlyNot =
          e.outcome() == RequestOutcome.NOT_SENT || e.outcome() == RequestOutcome.REFUSED;
      expect(!certainlyNot || times == 0, id + " was created, but said to be " + e.outcome());
      boolean notSent = e.outcome() == RequestOutcome.NOT_SENT;
      expect(!notSent || !seen.contains(id), id + " came to the server, but is said to be unsent");
    } catch (RuntimeException e) {
      wrong.add(id + " ended in " + e);
    }
  }

  private void read(HttpTransport transport) {
    try {
      transport.execute(Api.get());
      results.incrementAndGet();
    } catch (CrmException e) {
      failures.get(e.outcome()).incrementAndGet();
    }
  }

  private int timesCreated(String id) {
    AtomicInteger times = created.get(id);
    return times == null ? 0 : times.get();
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  /** Performs creates, and fails one request in five: refused, failed, dropped before or after. */
  private final class Unreliable extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (request.getMethod().equals("POST")) {
        seen.add(idOf(request));
      }
      MockResponse.Builder response = new MockResponse.Builder();
      int die = ThreadLocalRandom.current().nextInt(25);
      return switch (die) {
        case 0 -> response.code(429).addHeader("Retry-After: 0").build();
        case 1 -> response.code(500).build();
        case 2 -> response.onResponseStart(new SocketEffect.CloseSocket()).build();
        case 3 -> perform(request, response).onResponseBody(new SocketEffect.CloseSocket()).build();
        case 4 -> perform(request, response).headersDelay(20, TimeUnit.MILLISECONDS).build();
        default -> perform(request, response).build();
      };
    }

    private static String idOf(RecordedRequest request) {
      return request.getBody().utf8().split("\"")[3];
    }

    private MockResponse.Builder perform(RecordedRequest request, MockResponse.Builder response) {
      String id = "t1";
      if (request.getMethod().equals("POST")) {
        id = idOf(request);
        created.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
      }
      return response.body("{\"data\": {\"id\": \"%s\", \"size\": 1}}".formatted(id));
    }
  }
}
