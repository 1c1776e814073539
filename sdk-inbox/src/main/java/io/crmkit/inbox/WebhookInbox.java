package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.crmkit.inbox.InboxRoutes.Route;
import io.crmkit.inbox.InboxRoutes.Step;
import io.crmkit.webhooks.EventHandler;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookEventType;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A webhook endpoint that answers at once and works later: a verified delivery is stored in your
 * database and answered 200, and the handlers run afterwards, again and again until they succeed.
 * Any number of machines share one inbox; none is special, and one that dies loses nothing.
 *
 * <pre>{@code
 * WebhookInbox inbox = WebhookInbox.builder(dataSource, verifier)
 *     .on(BolsivoEvent.LeadQualified.class, lead -> sales.call(lead.businessName()))
 *     .on(BolsivoEvent.EmailSent.class, (email, connection) -> insert(connection, email))
 *     .build();
 * inbox.start();
 * WebhookResponse answer = inbox.handle(request::getHeader, bodyBytes);
 * }</pre>
 *
 * <p>The tables are in {@link InboxSchema}; scheduling is db-scheduler's.
 *
 * <h2>What a handler must bear</h2>
 *
 * <ul>
 *   <li><b>No order.</b> Deliveries are handled in parallel, on several machines, and one that
 *       failed comes later than its successors. Compare a time or a version in the event with what
 *       you have, or ask the provider's API for the present state.
 *   <li><b>Repetition.</b> A delivery is handled to completion once, by its key: the provider's
 *       name and the SHA-256 of the body, as in {@link io.crmkit.webhooks.DuplicateFilter}. But an
 *       attempt may have done a part, or everything but its end, when its process dies, or when it
 *       stands still for so long that another machine takes over: then the handler runs again. What
 *       a {@link TransactionalHandler} writes through its connection is kept exactly once all the
 *       same; everything else, a call to another system say, must be fit to be repeated.
 *   <li><b>Company.</b> Several handlers of one event run in the order they were added. If one
 *       throws, those after it do not run, and all run again at the next attempt. If one of them is
 *       transactional, the transaction is open while they all run.
 * </ul>
 *
 * <p>After the last attempt a delivery is parked: {@link #parked} lists, {@link #replay} tries
 * again. A delivery that comes again within the {@linkplain Builder#retention retention} is
 * answered 200 and not handled, whether the first one is handled, waiting or parked. The body is
 * deleted when it is handled; it is in your database until then.
 *
 * <p>Thread-safe. A service with several endpoints makes an inbox for each, with a {@linkplain
 * Builder#name name} of its own; they share the tables.
 */
public final class WebhookInbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);

  private final WebhookVerifier verifier;
  private final int maxBodyBytes;
  private final @Nullable Duration maxAge;
  private final Clock clock;
  private final InboxRoutes routes;
  private final DeliveryStore store;
  private final InboxScheduler scheduler;
  private final InboxListener listener;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();

  private WebhookInbox(Builder builder) {
    verifier = builder.verifier;
    maxBodyBytes = builder.maxBodyBytes;
    maxAge = builder.maxAge;
    clock = builder.clock;
    routes = new InboxRoutes(builder.routes);
    listener = new SafeListener(builder.listener);
    store =
        new DeliveryStore(
            new Transactions(builder.dataSource), new DeliveryTable(builder.name), clock);
    DeliveryWorker worker =
        new DeliveryWorker(
            store,
            new StoredEvents(verifier.provider()),
            routes,
            builder.schedule,
            listener,
            clock);
    scheduler = new InboxScheduler(builder.dataSource, builder.settings(), worker, store, clock);
  }

  /**
   * {@return a builder of an inbox}
   *
   * @param dataSource the database, which every machine of the service uses; give it a pool with a
   *     connection for each of the inbox's threads, and some for the requests
   * @param verifier knows the endpoint's deliveries
   */
  public static Builder builder(DataSource dataSource, WebhookVerifier verifier) {
    return new Builder(
        requireNonNull(dataSource, "dataSource == null"),
        requireNonNull(verifier, "verifier == null"));
  }

  /**
   * Begins to handle deliveries, on threads of the inbox's own. A machine that does not call it
   * stores deliveries for the others.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    if (closed.get() || !started.compareAndSet(false, true)) {
      throw new IllegalStateException("start(): the inbox was started or closed before");
    }
    scheduler.start();
  }

  /**
   * Verifies a delivery and stores it. Needs no {@link #start}.
   *
   * <p>200 if it was stored ({@link Outcome#HANDLED}), if it had been stored before ({@link
   * Outcome#DUPLICATE}), or if no handler is for it ({@link Outcome#UNHANDLED}); 500 if the
   * database failed, so that the provider sends it again; otherwise as {@link WebhookHandler} does.
   *
   * @param headers returns a request header's value, or null if the request has none of that name
   * @param body the request's body, byte for byte as it arrived
   * @return the response to send
   */
  public WebhookResponse handle(Function<String, @Nullable String> headers, byte[] body) {
    Arrival arrival = new Arrival();
    WebhookResponse verdict = gate(arrival).handle(headers, body);
    return verdict.outcome() == Outcome.HANDLED ? accept(arrival, body) : verdict;
  }

  /**
   * Verifies and stores a delivery whose body is still to be read: no more of it than the size
   * limit allows. The stream is not closed.
   *
   * @param headers returns a request header's value, or null if the request has none of that name
   * @param body the request's body
   * @return the response to send, as {@link #handle(Function, byte[])} tells
   * @throws IOException if the body cannot be read
   */
  public WebhookResponse handle(Function<String, @Nullable String> headers, InputStream body)
      throws IOException {
    requireNonNull(body, "body == null");
    // One byte more than allowed tells a body at the limit from one beyond it.
    return handle(headers, body.readNBytes(maxBodyBytes + 1));
  }

  /** What refuses a delivery, or learns its key and its event. */
  private WebhookHandler gate(Arrival arrival) {
    WebhookHandler.Builder gate =
        WebhookHandler.builder(verifier)
            .maxBodyBytes(maxBodyBytes)
            .clock(clock)
            .duplicates(arrival)
            .on(WebhookEvent.class, arrival::accept);
    return (maxAge == null ? gate : gate.maxAge(maxAge)).build();
  }

  private WebhookResponse accept(Arrival arrival, byte[] body) {
    WebhookEvent event = arrival.event();
    if (routes.of(event).isEmpty()) {
      return new WebhookResponse(Outcome.UNHANDLED, event.toString());
    }
    try {
      if (!store.add(arrival.toStore(body, clock.instant()), scheduler::schedule)) {
        listener.onDuplicate(event.type());
        return new WebhookResponse(Outcome.DUPLICATE, "stored before");
      }
    } catch (Exception e) {
      LOG.error("{} could not be stored, the provider is asked to send it again", event, e);
      return new WebhookResponse(Outcome.FAILED, "the inbox's store failed");
    }
    listener.onStored(event.type());
    scheduler.wake();
    return new WebhookResponse(Outcome.HANDLED, event + " is stored");
  }

  /**
   * {@return the parked deliveries, the one that waits longest first}
   *
   * @param limit how many at most
   * @throws IllegalArgumentException if the limit is below 1
   * @throws InboxException if the database fails
   */
  public List<ParkedDelivery> parked(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit < 1: " + limit);
    }
    return store.parked(limit);
  }

  /**
   * Has a parked delivery handled again, now, and with the whole schedule of retries before it.
   *
   * @param id {@link ParkedDelivery#id()}
   * @return false if no parked delivery has that id
   * @throws InboxException if the database fails
   */
  public boolean replay(String id) {
    requireNonNull(id, "id == null");
    boolean replayed = store.replay(id, scheduler::schedule);
    scheduler.wake();
    return replayed;
  }

  /**
   * Deletes a parked delivery for good. Should the provider send it again, it is a new one.
   *
   * @param id {@link ParkedDelivery#id()}
   * @return false if no parked delivery has that id
   * @throws InboxException if the database fails
   */
  public boolean discard(String id) {
    requireNonNull(id, "id == null");
    return store.discard(id);
  }

  /**
   * Takes no more deliveries to handle, and waits until those being handled are done: as long as
   * {@link Builder#shutdownTimeout} allows. Then their threads are interrupted, and the deliveries
   * are tried again later, here or on another machine. Does not close the data source.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      scheduler.stop();
    }
  }

  /** Builds a {@link WebhookInbox}. Not thread-safe. */
  public static final class Builder {
    private static final int DEFAULT_MAX_BODY_BYTES = 1024 * 1024;
    private static final int MAX_NAME_LENGTH = 40;

    private final DataSource dataSource;
    private final WebhookVerifier verifier;
    private final WebhookHandler.Builder check;
    private final List<Route> routes = new ArrayList<>();
    private String name = "webhooks";
    private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
    private @Nullable Duration maxAge;
    private RetrySchedule schedule = RetrySchedule.DEFAULT;
    private Duration retention = Duration.ofDays(2);
    private int threads = 10;
    private Duration pollInterval = Duration.ofSeconds(5);
    private Duration takeOverAfter = Duration.ofMinutes(1);
    private Duration shutdownTimeout = Duration.ofSeconds(30);
    private InboxListener listener = new InboxListener() {};
    private Clock clock = Clock.systemUTC();

    private Builder(DataSource dataSource, WebhookVerifier verifier) {
      this.dataSource = dataSource;
      this.verifier = verifier;
      this.check = WebhookHandler.builder(verifier);
    }

    /**
     * Runs the handler on each event of a class, for example {@code
     * BolsivoEvent.LeadQualified.class}, or {@code WebhookEvent.class} for all.
     *
     * @param <E> the class of the events
     * @param type the class, or one above it
     * @param handler what to do with them; what it throws has the event handled again later
     * @return this builder
     * @throws IllegalArgumentException if the class is another provider's
     */
    public <E extends WebhookEvent> Builder on(Class<E> type, EventHandler<? super E> handler) {
      check.on(type, handler);
      return add(type::isInstance, type, handler);
    }

    /**
     * Runs the handler on each event of a documented type.
     *
     * @param <E> what the provider's events are read as
     * @param type the kind of event, such as {@code KanvoEventType.RECORD_CREATED}
     * @param handler what to do with it; what it throws has the event handled again later
     * @return this builder
     * @throws IllegalArgumentException if the type is another provider's
     */
    public <E extends WebhookEvent> Builder on(
        WebhookEventType<E> type, EventHandler<? super E> handler) {
      check.on(type, handler);
      return add(isOf(type), type.eventClass(), handler);
    }

    /**
     * Runs the handler on each event of a class, in the transaction that ends the delivery.
     *
     * @param <E> the class of the events
     * @param type the class, or one above it
     * @param handler what to do with them; what it throws rolls the transaction back and has the
     *     event handled again later
     * @return this builder
     * @throws IllegalArgumentException if the class is another provider's
     */
    public <E extends WebhookEvent> Builder on(
        Class<E> type, TransactionalHandler<? super E> handler) {
      requireNonNull(handler, "handler == null");
      check.on(type, event -> {});
      return add(type::isInstance, type, handler);
    }

    /**
     * Runs the handler on each event of a documented type, in the transaction that ends the
     * delivery.
     *
     * @param <E> what the provider's events are read as
     * @param type the kind of event, such as {@code KanvoEventType.RECORD_CREATED}
     * @param handler what to do with it; what it throws rolls the transaction back and has the
     *     event handled again later
     * @return this builder
     * @throws IllegalArgumentException if the type is another provider's
     */
    public <E extends WebhookEvent> Builder on(
        WebhookEventType<E> type, TransactionalHandler<? super E> handler) {
      requireNonNull(handler, "handler == null");
      check.on(type, event -> {});
      return add(isOf(type), type.eventClass(), handler);
    }

    /**
     * Names the inbox, {@code webhooks} by default: the same on every machine, another one for each
     * endpoint, since two endpoints may get the same body. Those who rename an inbox leave behind
     * what waits in it.
     *
     * @param name at most 40 characters, not blank
     * @return this builder
     * @throws IllegalArgumentException if it is blank or longer than 40 characters
     */
    public Builder name(String name) {
      requireNonNull(name, "name == null");
      if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
        throw new IllegalArgumentException("name is blank or longer than 40 characters: " + name);
      }
      this.name = name;
      return this;
    }

    /**
     * Sets the largest body that is accepted, in bytes; 1,048,576 (1 MiB) by default.
     *
     * @param bytes from 1 to 2,147,483,646
     * @return this builder
     * @throws IllegalArgumentException if it is below 1, or 2,147,483,647
     */
    public Builder maxBodyBytes(int bytes) {
      check.maxBodyBytes(bytes);
      maxBodyBytes = bytes;
      return this;
    }

    /**
     * Refuses events whose time is further than this from their arrival; off by default. See {@link
     * WebhookHandler.Builder#maxAge}.
     *
     * @param maxAge longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder maxAge(Duration maxAge) {
      check.maxAge(maxAge);
      this.maxAge = maxAge;
      return this;
    }

    /**
     * Sets how long to wait after the first failed attempt, after the second, and so on. A delivery
     * has one attempt more than there are waits; if that fails, it is parked. By default 10 s, 1
     * min, 5 min, 30 min, 2 h, 6 h, 12 h: eight attempts in under a day.
     *
     * @param waits none of them negative; without any, the first failure parks the delivery
     * @return this builder
     * @throws IllegalArgumentException if a wait is negative
     */
    public Builder retryAfter(Duration... waits) {
      schedule = new RetrySchedule(List.of(waits));
      return this;
    }

    /**
     * Sets how long a handled delivery is remembered, so that it is recognised when it comes again;
     * 2 days by default. Bolsivo and Kolva repeat a delivery for up to 36 minutes. What waits or is
     * parked is kept until it is handled or discarded.
     *
     * @param retention longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder retention(Duration retention) {
      this.retention = positive("retention", retention);
      return this;
    }

    /**
     * Sets how many deliveries this machine handles at a time; 10 by default.
     *
     * @param threads at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public Builder threads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("threads < 1: " + threads);
      }
      this.threads = threads;
      return this;
    }

    /**
     * Sets how often this machine looks for deliveries that are due; every 5 s by default. What it
     * stores itself it handles at once, if it has a thread free; this is for retries, and for what
     * others leave.
     *
     * @param pollInterval longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder pollInterval(Duration pollInterval) {
      this.pollInterval = positive("pollInterval", pollInterval);
      return this;
    }

    /**
     * Sets after how much silence a machine counts as dead, so that others handle what it was
     * handling; 1 min by default, the same on every machine. It is noticed up to a third later. The
     * length of a handler's work does not matter: its machine sends signs of life meanwhile. An
     * attempt that ends so counts as failed.
     *
     * @param takeOverAfter longer than zero, the same on every machine
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder takeOverAfter(Duration takeOverAfter) {
      this.takeOverAfter = positive("takeOverAfter", takeOverAfter);
      return this;
    }

    /**
     * Sets how long {@link WebhookInbox#close} waits for running handlers; 30 s by default.
     *
     * @param shutdownTimeout longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder shutdownTimeout(Duration shutdownTimeout) {
      this.shutdownTimeout = positive("shutdownTimeout", shutdownTimeout);
      return this;
    }

    /**
     * Sets who is told what becomes of deliveries; nobody by default.
     *
     * @param listener called on the threads that store and handle deliveries
     * @return this builder
     */
    public Builder listener(InboxListener listener) {
      this.listener = requireNonNull(listener, "listener == null");
      return this;
    }

    /**
     * Sets the clock that everything here is measured by; the system's by default.
     *
     * @param clock tells what time it is now
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = requireNonNull(clock, "clock == null");
      return this;
    }

    /**
     * {@return the inbox, which is yet to be {@linkplain WebhookInbox#start started}; what is done
     * to this builder later does not change it}
     *
     * @throws InboxException if the database cannot be reached, or is none that {@link InboxSchema}
     *     names
     */
    public WebhookInbox build() {
      return new WebhookInbox(this);
    }

    private InboxScheduler.Settings settings() {
      return new InboxScheduler.Settings(
          name, threads, pollInterval, takeOverAfter, shutdownTimeout, retention);
    }

    private static Predicate<WebhookEvent> isOf(WebhookEventType<?> type) {
      return event -> event.eventType().filter(type::equals).isPresent();
    }

    private <E extends WebhookEvent> Builder add(
        Predicate<WebhookEvent> matches, Class<E> type, EventHandler<? super E> handler) {
      Step step = (event, connection) -> handler.handle(type.cast(event));
      routes.add(new Route(matches, step, false));
      return this;
    }

    private <E extends WebhookEvent> Builder add(
        Predicate<WebhookEvent> matches, Class<E> type, TransactionalHandler<? super E> handler) {
      Step step =
          (event, connection) ->
              handler.handle(type.cast(event), requireNonNull(connection, "connection == null"));
      routes.add(new Route(matches, step, true));
      return this;
    }

    private static Duration positive(String what, Duration value) {
      requireNonNull(value, what + " == null");
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(what + " <= 0: " + value);
      }
      return value;
    }
  }
}
