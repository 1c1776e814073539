package io.crmkit.testing;

import io.crmkit.webhooks.WebhookProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What every fake provider can do: an HTTP server on 127.0.0.1, faults, a rate limit, the record of
 * what arrived, and the life of a JUnit Jupiter extension.
 *
 * <p>As an extension, in a field with {@code @RegisterExtension}: a static field serves its class
 * and the classes nested in it, is {@link #reset} before each test and closed after the last; an
 * instance field serves one test. A static fake is shared state, so its tests cannot run
 * concurrently with each other. The server starts on first use.
 *
 * <p>Without JUnit it is used in a try-with-resources statement.
 *
 * <p>The embedded server would log every request through {@code java.util.logging}; unless its
 * logger {@code mockwebserver3.MockWebServer} has a level of its own, the fake sets it to WARNING.
 *
 * <p>Thread-safe: requests are served concurrently, and their handling, which only touches memory,
 * takes turns.
 */
public abstract class FakeProvider
    implements AutoCloseable,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {
  private final ApiDescription description;
  private final FakeApi api;
  private final LongSupplier nanoTime;
  private final Faults faults = new Faults();
  private final RequestLog requests = new RequestLog();
  private final FakeWebhooks webhooks = new FakeWebhooks(webhookProvider(), this::now);
  private volatile Clock clock = Clock.systemUTC();
  private volatile int port;
  private volatile BiConsumer<ReceivedRequest, Integer> observer = (request, status) -> {};
  private final ServerLife life = new ServerLife(() -> new LoopbackServer(port, this::reply));

  FakeProvider(ApiDescription description, LongSupplier nanoTime) {
    this.description = description;
    this.api = new FakeApi(description);
    this.nanoTime = nanoTime;
  }

  /** Whose webhooks these are; the same each time, from before the constructor on. */
  abstract WebhookProvider webhookProvider();

  /** Makes new state and returns the operations on it. Called while no request is handled. */
  abstract List<Route> freshRoutes();

  /** Adds seed data. Called while no request is handled. */
  abstract void addSeedData(int count);

  /**
   * Returns the address that a client takes as its base URL, {@code http://127.0.0.1:40123/api/v1}
   * for instance. Starts the server if it does not run.
   *
   * @throws IllegalStateException if the fake was closed
   */
  public final String baseUrl() {
    return life.origin() + description.basePath();
  }

  /** Returns a valid key with every scope. It is the same each time. */
  public abstract String apiKey();

  /**
   * Adds believable data, the same each time: after a {@link #reset}, equal calls give equal data.
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
          addSeedData(count);
          return null;
        });
  }

  /** Returns the faults that wait for the next requests; add some with {@link Faults#next}. */
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
   * Refuses requests beyond a limit with status 429 and a {@code Retry-After} header in whole
   * seconds, rounded up, so that whoever waits that long is let in. Each key has its own count. It
   * replaces an earlier limit and begins with nothing counted.
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
    api.limit(new RateLimit(count, window, style, nanoTime));
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

  /** Returns the deliveries to registered receivers: their time, their order, their log. */
  public final FakeWebhooks webhooks() {
    return webhooks;
  }

  /**
   * Sets the clock that the timestamps of new and changed data come from; the system clock unless
   * set. It does not drive {@link #limit}, which measures elapsed time.
   *
   * @param newClock the clock; a fixed one gives the same timestamps each time
   */
  public final void clock(Clock newClock) {
    clock = Objects.requireNonNull(newClock, "newClock == null");
  }

  /**
   * Brings the fake back to how it was made: data, faults, recorded requests, limit and clock. The
   * address and the keys stay, and so do open connections.
   */
  public final void reset() {
    faults.clear();
    unlimited();
    clock = Clock.systemUTC();
    requests.clear();
    webhooks.reset();
    api.renew(this::freshRoutes);
  }

  /**
   * Stops the server for good and closes every connection. What it recorded can still be read.
   * Closing twice does nothing.
   */
  @Override
  public final void close() {
    life.close();
  }

  /** Called by JUnit: a test class begins. */
  @Override
  public final void beforeAll(ExtensionContext context) {
    life.beginClass();
  }

  /** Called by JUnit: resets the fake for the next test. */
  @Override
  public final void beforeEach(ExtensionContext context) {
    reset();
  }

  /** Called by JUnit: stops the server if it serves one test only. */
  @Override
  public final void afterEach(ExtensionContext context) {
    life.endTest();
  }

  /** Called by JUnit: stops the server with the outermost class it serves. */
  @Override
  public final void afterAll(ExtensionContext context) {
    life.endClass();
  }

  /** Starts the server of a new fake. */
  static <F extends FakeProvider> F started(F fake) {
    fake.baseUrl();
    return fake;
  }

  /** Returns the time now, by the clock that is set now. */
  final Instant now() {
    return clock.instant();
  }

  /** Reads or changes the state while no request is handled. */
  final <T> T exclusively(Supplier<T> action) {
    return api.exclusively(action);
  }

  /** Chooses the port to listen on, before the server starts; 0 for a free one. */
  final void listenOn(int newPort) {
    port = newPort;
  }

  /** Has every request told with the status of its answer. */
  final void observe(BiConsumer<ReceivedRequest, Integer> newObserver) {
    observer = newObserver;
  }

  /** Returns the operations, such as {@code GET /api/v1/records/:id}. */
  final List<String> operations() {
    return api.operations();
  }

  private Reply reply(ReceivedRequest request) {
    requests.add(request);
    Reply reply = replyTo(request);
    observer.accept(request, reply.response().getCode());
    return reply;
  }

  private Reply replyTo(ReceivedRequest request) {
    Fault fault = faults.take();
    if (fault == null) {
      return new Reply(api.answer(request).toResponse().build(), Duration.ZERO);
    }
    return fault.reply(() -> api.answer(request), api::errorAnswer);
  }
}
