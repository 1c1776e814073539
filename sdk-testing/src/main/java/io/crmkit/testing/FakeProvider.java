package io.crmkit.testing;

import io.crmkit.ClientBuilder;
import io.crmkit.RateLimiter;
import io.crmkit.transport.TestingAccess;
import io.crmkit.webhooks.WebhookProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What every fake provider can do: an HTTP server on 127.0.0.1, faults, a rate limit, the record of
 * what arrived, and the life of a JUnit Jupiter extension.
 *
 * <p>As an extension, in a field with {@code @RegisterExtension}, of JUnit Jupiter 5.10 or later:
 *
 * <ul>
 *   <li>In a static field it serves every class that has the field, declared or inherited, and the
 *       classes nested in them. Its address and its keys stay for the whole run. Each test begins
 *       with what its class set up in {@code @BeforeAll}, and each class with what was set up
 *       before the first one, so that no test sees what another did; unless {@link #keepState} was
 *       called. Tests that use it must take turns: one that begins while another runs fails with an
 *       {@link IllegalStateException} that says so.
 *   <li>In an instance field it serves one test, and its server stops after it.
 * </ul>
 *
 * <p>The server starts on first use. It does not keep the JVM alive.
 *
 * <p>Without JUnit it is used in a try-with-resources statement.
 *
 * <p>The embedded server would log every request through {@code java.util.logging}; unless its
 * logger {@code mockwebserver3.MockWebServer} has a level of its own, the fake sets it to WARNING.
 * Of what it logs as {@code okhttp3.OkHttpClient}, HTTP/2 responses that found their connection
 * gone are left out.
 *
 * <p>Thread-safe: requests are served concurrently, and their handling, which only touches memory,
 * takes turns.
 */
public abstract class FakeProvider implements AutoCloseable {
  private final ApiDescription description;
  private final FakeApi api;
  private final FakeTime time;
  private final FakeClock clock = new FakeClock();
  private final Faults faults;
  private final RequestLog requests = new RequestLog();
  private final FakeResponder responder;
  private final FakeWebhooks webhooks =
      new FakeWebhooks(webhookProvider(), failuresToDisable(), clock::ofTest);
  private @Nullable FakeTls tls; // set before the fake is handed out
  private volatile int port;
  private final ServerLife server;
  private final FakeLife life;

  FakeProvider(ApiDescription description, LongSupplier nanoTime) {
    this.description = description;
    this.faults = new Faults(description.basePath(), () -> tls != null);
    this.time = new FakeTime(nanoTime);
    this.api = new FakeApi(description, time::nanoTime);
    this.responder = new FakeResponder(api, faults, requests);
    this.server =
        new ServerLife(() -> new LoopbackServer(port, responder::reply, faults::takeUnread, tls));
    this.life = new FakeLife(server, this::snapshot);
  }

  /** Whose webhooks these are; the same each time, from before the constructor on. */
  abstract WebhookProvider webhookProvider();

  /**
   * After how many deliveries given up in a row an endpoint is sent nothing more; never, unless the
   * provider documents it. The same each time, from before the constructor on.
   */
  int failuresToDisable() {
    return Integer.MAX_VALUE;
  }

  /** Makes new state and returns the operations on it. Called while no request is handled. */
  abstract List<Route> freshRoutes();

  /** The state that the operations work on, as it is. Called while no request is handled. */
  abstract Snapshot snapshotOfState();

  /** Adds seed data. Called while no request is handled. */
  abstract void addSeedData(int count);

  /**
   * {@return the address that a client takes as its base URL, {@code http://127.0.0.1:40123/api/v1}
   * for instance} Starts the server if it does not run.
   *
   * @throws IllegalStateException if the fake was closed
   */
  public final String baseUrl() {
    return server.origin() + description.basePath();
  }

  /** {@return a valid key with every scope} It is the same each time. */
  public abstract String apiKey();

  /**
   * Adds believable data, the same each time, in any locale and time zone: after a {@link #reset},
   * equal calls give equal data. It was created in March 2026, whatever the clock.
   *
   * @param count how many; not negative
   * @throws IllegalArgumentException if the count is negative
   */
  public final void seed(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count < 0: " + count);
    }
    exclusively(
        () -> {
          clock.addSampleData(() -> addSeedData(count));
          return null;
        });
  }

  /** {@return the faults that wait for the next requests; add some with {@link Faults#next}} */
  public final Faults faults() {
    return faults;
  }

  /**
   * Refuses requests beyond a limit, counting with a {@link RateLimitStyle#SLIDING_WINDOW}.
   *
   * @param count how many requests a window lets through; at least 1
   * @param window the length of the window; positive
   * @throws IllegalArgumentException if the count or the window is not positive
   * @see #limit(int, Duration, RateLimitStyle)
   */
  public final void limit(int count, Duration window) {
    limit(count, window, RateLimitStyle.SLIDING_WINDOW);
  }

  /**
   * Refuses requests beyond a limit with status 429 and, where the provider documents it, a {@code
   * Retry-After} header in whole seconds, rounded up, so that whoever waits that long is let in.
   * Each key has its own count. It replaces an earlier limit and begins with nothing counted.
   *
   * <p>Time is the fake's: it passes like the machine's, and {@link #advance} moves it on. The
   * clients that the fake makes share it, and skip their waits: a limit by the minute costs a test
   * milliseconds. Such a client keeps to the limit that the fake has when the client is made; one
   * made before has no limit, and is refused.
   *
   * <p>A request counts once its key is known to be valid, even if it is refused later for another
   * reason. One that is refused with 429 does not count, nor does one that met a fault.
   *
   * @param count how many requests a window lets through; at least 1
   * @param window the length of the window; positive
   * @param style how requests are counted
   * @throws IllegalArgumentException if the count or the window is not positive
   */
  public final void limit(int count, Duration window, RateLimitStyle style) {
    api.limit(new RateLimit(count, window, style, time::nanoTime));
  }

  /** Lifts the limit. A new fake has none. */
  public final void unlimited() {
    api.limit(null);
  }

  /**
   * Returns the requests that have arrived since the start or the last {@link #reset}, in the order
   * of their arrival, whether answered, refused or dropped.
   *
   * @return an unmodifiable list that later requests do not change
   */
  public final List<ReceivedRequest> requests() {
    return requests.all();
  }

  /**
   * Waits for requests that code under test sends in the background.
   *
   * @param count how many must have arrived since the start or the last {@link #reset}
   * @param timeout how long to wait for them at most; this time really passes
   * @return those that have arrived, at least so many
   * @throws AssertionError if fewer arrived in time; its message lists those
   * @throws CancellationException if the thread is interrupted, whose flag stays set
   */
  public final List<ReceivedRequest> awaitRequests(int count, Duration timeout) {
    return requests.await(count, timeout);
  }

  /**
   * Asserts how often an operation was called, retries included.
   *
   * @param count how often, exactly
   * @param method in capitals, such as {@code POST}
   * @param path below the base path, such as {@code /records/:id}; a segment that begins with a
   *     colon stands for any
   * @return the requests, for further assertions
   * @throws AssertionError if it was called more or less often; its message lists what arrived
   * @throws IllegalArgumentException if the method is not in capitals, or the path does not begin
   *     with a slash or begins with the base path
   */
  public final List<ReceivedRequest> assertRequests(int count, String method, String path) {
    return requests.require(count, new RequestPattern(description.basePath(), method, path));
  }

  /**
   * {@return an HTTP client that trusts this fake's certificate and no other, to be given to the
   * {@code httpClient} of a client's builder}
   *
   * @throws IllegalStateException if the fake does not serve TLS
   */
  public final OkHttpClient httpClient() {
    return requireTls().client();
  }

  /**
   * {@return this fake's certificate in PEM form, for programs that are to trust it}
   *
   * @throws IllegalStateException if the fake does not serve TLS
   */
  public final String certificatePem() {
    return requireTls().pem();
  }

  private FakeTls requireTls() {
    if (tls == null) {
      throw new IllegalStateException("The fake serves no TLS; make it with startTls()");
    }
    return tls;
  }

  /**
   * Tells a receiver of what happens from now on, signed as the provider signs. It is registered
   * here and not at the provider's API, so it stands in no list of webhooks.
   *
   * @param url where it listens, http or https, on any host
   * @param secret its signing secret; its UTF-8 bytes are the key
   * @param events the events it wants, by the provider's names, such as {@code record.created};
   *     none for all
   * @throws IllegalArgumentException if the URL is neither http nor https, or the secret is blank
   * @see FakeWebhooks
   */
  public final void deliverTo(String url, String secret, String... events) {
    webhooks.deliverTo(url, secret, List.of(events));
  }

  /** {@return the deliveries to registered receivers: their time, their order, their log} */
  public final FakeWebhooks webhooks() {
    return webhooks;
  }

  /**
   * Sets the clock that the timestamps of new and changed data come from; the system clock unless
   * set. It does not drive {@link #limit}, which measures elapsed time; nor does {@link #advance}
   * move it.
   *
   * @param newClock the clock; a fixed one gives the same timestamps each time
   */
  public final void clock(Clock newClock) {
    clock.set(newClock);
  }

  /**
   * Brings the fake back to how it was made: data, faults, recorded requests, limit and clock. The
   * address and the keys stay, and so do open connections and what was switched on.
   */
  public final void reset() {
    faults.clear();
    unlimited();
    clock.reset();
    requests.clear();
    webhooks.reset();
    api.renew(
        () -> {
          List<Route> routes = new ArrayList<>();
          clock.addSampleData(() -> routes.addAll(freshRoutes()));
          return routes;
        });
  }

  /**
   * Leaves data, faults, recorded requests, limit and clock as they are from test to test, so that
   * tests may also run concurrently. To be called before the first test.
   *
   * @return this fake
   */
  public FakeProvider keepState() {
    life.keepState();
    return this;
  }

  /**
   * Lets time pass at once: for this fake's {@link #limit}, for the clients that the fake made, and
   * for its {@link #webhooks}, of which every attempt that falls due is made.
   *
   * @param duration how much; not negative
   * @throws IllegalArgumentException if the duration is negative
   * @throws CancellationException if the thread is interrupted, whose flag stays set
   */
  public final void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration < 0: " + duration);
    }
    time.advance(duration);
    webhooks.advance(duration);
  }

  /**
   * Stops the server for good and closes every connection. What it recorded can still be read.
   * Closing twice does nothing.
   */
  @Override
  public final void close() {
    server.close();
  }

  /** The way of a request, with its switches. */
  final FakeApi api() {
    return api;
  }

  /** Makes a certificate for a new fake and starts its server. */
  static <F extends FakeProvider> F startedTls(F fake) {
    ((FakeProvider) fake).tls = new FakeTls();
    return started(fake);
  }

  /** Where JUnit's extension tells what begins and ends. */
  final FakeLife life() {
    return life;
  }

  /** Starts the server of a new fake. */
  static <F extends FakeProvider> F started(F fake) {
    fake.baseUrl();
    return fake;
  }

  /**
   * Gives a client what it needs to call this fake: key, address, this fake's time, and a limit if
   * the fake has one.
   */
  final <B extends ClientBuilder<?, B>> B connect(B builder) {
    TestingAccess access = TestingAccess.get();
    access.setTime(builder, time);
    RateLimiter limiter =
        api.limit()
            .map(limit -> access.slidingWindow(limit.requests(), limit.window(), time))
            .orElse(RateLimiter.unlimited());
    if (tls != null) {
      builder.httpClient(tls.client());
    }
    return builder.apiKey(apiKey()).baseUrl(baseUrl()).rateLimiter(limiter);
  }

  /** Returns the time of data that is new or changed now. Called while no request is handled. */
  final Instant now() {
    return clock.instant();
  }

  /** Reads or changes the state while no request is handled. */
  final <T> T exclusively(Supplier<T> action) {
    return api.exclusively(action);
  }

  private Snapshot snapshot() {
    return exclusively(
        () -> {
          Snapshot then =
              Snapshot.all(
                  snapshotOfState(),
                  clock.snapshot(),
                  api.snapshot(),
                  faults.snapshot(),
                  webhooks.snapshot(),
                  requests::clear);
          return () ->
              exclusively(
                  () -> {
                    then.restore();
                    return null;
                  });
        });
  }

  /** Chooses the port to listen on, before the server starts; 0 for a free one. */
  final void listenOn(int newPort) {
    port = newPort;
  }

  /** Has every request told with the status of its answer. */
  final void observe(BiConsumer<ReceivedRequest, Integer> newObserver) {
    responder.observe(newObserver);
  }

  /** Returns the operations, such as {@code GET /api/v1/records/:id}. */
  final List<String> operations() {
    return api.operations();
  }
}
