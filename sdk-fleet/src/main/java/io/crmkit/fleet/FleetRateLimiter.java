package io.crmkit.fleet;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One rate limit that every machine using an API key keeps, in a store that they share: Redis,
 * PostgreSQL, Hazelcast, or any other that Bucket4j has a {@link ProxyManager} for. Thread-safe;
 * the store stays yours to close.
 *
 * <pre>{@code
 * ProxyManager<String> store =
 *     Bucket4jJedis.casBasedBuilder(redis).keyMapper(Mapper.STRING).build();
 * KanvoClient kanvo =
 *     KanvoClient.builder()
 *         .apiKey(apiKey)
 *         .rateLimiter(
 *             FleetRateLimiter.builder(store, "Kanvo", apiKey)
 *                 .limit(100, Duration.ofMinutes(1))
 *                 .build())
 *         .build();
 * }</pre>
 *
 * <p><b>What is kept.</b> No more than the limit arrives at the provider in any span of its window,
 * as long as the times that requests need from their permit to the provider differ by no more than
 * {@link Builder#jitter}. Of the limit some 96 % are used: a fiftieth is for bursts, a fiftieth for
 * the jitter. Permits whose calls were cancelled are given back. A machine that dies takes the few
 * permits with it that it was waiting for, and no lock.
 *
 * <p><b>A 429 of one machine is heard by all</b>: no machine sends until the provider's {@code
 * Retry-After} is over (a second if it names none, a minute at most), except what is on its way.
 *
 * <p><b>The store</b> is asked once for a request that need not wait, and twice for one that does.
 * It holds three small entries for each limit, named by a digest of the API key.
 *
 * <p><b>Clocks.</b> Where those of the machines differ, the one that is ahead counts. The others
 * wait a little longer, by as much as has passed since its machine asked last, and the {@linkplain
 * Builder#jitter jitter} has to cover that, too. When a clock comes that is ahead of all before,
 * the {@linkplain Builder#burst burst} may be sent once more; when its machine goes, the others
 * wait until theirs have reached its time.
 */
public final class FleetRateLimiter implements RateLimiter {
  private static final Duration PAUSE_WITHOUT_WORD = Duration.ofSeconds(1);

  private final FleetLimit limit;
  private final StoreOutage outage;
  private final Store store;
  private final Bucket shared;
  private final Bucket share;
  private final FleetPause pause;
  private final LongSupplier nanoTime;

  private FleetRateLimiter(Builder builder, FleetLimit limit) {
    String name = KeyNames.of(builder.provider, builder.name, builder.apiKey);
    this.limit = limit;
    this.outage = builder.outage;
    this.nanoTime = builder.nanoTime;
    this.store = new Store(builder.provider, nanoTime);
    this.shared = builder.store.getProxy(name, limit::configuration);
    this.share =
        Bucket.builder()
            .addLimit(limit.shareOf(Math.max(1, builder.machines)).bandwidth())
            .withCustomTimePrecision(new NanoClock(nanoTime))
            .build();
    this.pause = FleetPause.in(builder.store, name);
  }

  /**
   * Begins a limiter that many machines share.
   *
   * @param store where the limit lives; its keys are strings
   * @param provider the provider's name, such as {@code Kanvo}; the same on every machine
   * @param apiKey the API key that the limit belongs to; only a digest of it reaches the store
   * @return a builder that needs a {@link Builder#limit}
   */
  public static Builder builder(ProxyManager<String> store, String provider, String apiKey) {
    return new Builder(store, provider, apiKey);
  }

  /**
   * {@inheritDoc}
   *
   * @throws FleetStoreException if the store cannot be asked and {@link StoreOutage#FAIL} was
   *     chosen
   */
  @Override
  public Duration reserve(Duration maxWait) {
    Reservation made = reserveUpTo(maxWait);
    boolean comeAgain = !made.isHeld() && made.delay().compareTo(maxWait) <= 0;
    return comeAgain ? maxWait.plusNanos(1) : made.delay();
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new FleetPermit(this, maxWait, nanoTime);
  }

  @Override
  public void release() {
    store.tell(() -> shared.addTokens(1));
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    if (response.isRateLimited()) {
      store.tell(() -> pauseFor(response.retryAfter().orElse(PAUSE_WITHOUT_WORD)));
    }
  }

  /** Names the limit, and neither key nor store. */
  @Override
  public String toString() {
    return "FleetRateLimiter[permits=%s, window=%s, whenStoreIsDown=%s]"
        .formatted(limit.permits(), limit.window(), outage);
  }

  Reservation reserveUpTo(Duration maxWait) {
    try {
      return store.ask(() -> Reservation.from(shared, true, maxWait));
    } catch (FleetStoreException e) {
      return switch (outage) {
        case FAIL -> throw e;
        case WAIT -> Reservation.none(Duration.ofNanos(Store.RETRY_NANOS));
        case LOCAL_SHARE -> Reservation.from(share, false, maxWait);
      };
    }
  }

  void giveBack(Reservation reservation) {
    if (reservation.isOfTheFleet()) {
      release();
    } else {
      share.addTokens(1);
    }
  }

  /** Whoever has a permit already need not know that the store has failed since. */
  Duration pauseLeft() {
    try {
      return store.ask(pause::left);
    } catch (FleetStoreException e) {
      return Duration.ZERO;
    }
  }

  /** Those who come now wait behind the pause, those who wait already find it when they are due. */
  private void pauseFor(Duration wait) {
    Duration added = pause.extendTo(wait);
    if (!added.isZero()) {
      shared.consumeIgnoringRateLimits(limit.sentIn(added));
    }
  }

  /** Collects what a limiter is made of. Not thread-safe. */
  public static final class Builder {
    private static final int PART = 50;

    private final ProxyManager<String> store;
    private final String provider;
    private final String apiKey;
    private String name = "";
    private int permits;
    private Duration window = Duration.ZERO;
    private int burst;
    private Duration jitter = Duration.ofSeconds(-1);
    private StoreOutage outage = StoreOutage.FAIL;
    private int machines;
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(ProxyManager<String> store, String provider, String apiKey) {
      this.store = Objects.requireNonNull(store, "store == null");
      this.provider = requireText("provider", provider);
      this.apiKey = requireText("apiKey", apiKey);
    }

    /**
     * Sets the limit of all machines together; required. Machines that name different limits for
     * the same key keep the one of whoever came first, until its entry is removed from the store.
     *
     * @param permits how many requests, from 1 to 10,000,000
     * @param window in any span of this length; up to 100 days
     * @return this builder
     */
    public Builder limit(int permits, Duration window) {
      this.permits = permits;
      this.window = Objects.requireNonNull(window, "window == null");
      return this;
    }

    /**
     * Names this limit among several of the same key, such as one a minute and one a day that
     * {@link RateLimiter#allOf} combines. Empty by default.
     *
     * @param name the same on every machine
     * @return this builder
     */
    public Builder name(String name) {
      this.name = Objects.requireNonNull(name, "name == null");
      return this;
    }

    /**
     * Sets how many requests may be sent at once after a rest. A fiftieth of the limit by default,
     * at least 1. What is allowed at once is not there for the steady rate.
     *
     * @param requests from 1 to the limit
     * @return this builder
     */
    public Builder burst(int requests) {
      if (requests < 1) {
        throw new IllegalArgumentException("burst < 1: " + requests);
      }
      this.burst = requests;
      return this;
    }

    /**
     * Sets by how much the times may differ that requests need from their permit to the provider. A
     * fiftieth of the window by default: more than a second of a limit by the minute, but 20 ms of
     * one by the second, which is little for machines under load or far away.
     *
     * @param time from zero to the window
     * @return this builder
     */
    public Builder jitter(Duration time) {
      if (time.isNegative()) {
        throw new IllegalArgumentException("jitter < 0: " + time);
      }
      this.jitter = time;
      return this;
    }

    /**
     * Sets what is done while the store cannot be asked; {@link StoreOutage#FAIL} by default.
     *
     * @param outage what is done then
     * @return this builder
     */
    public Builder whenStoreIsDown(StoreOutage outage) {
      this.outage = Objects.requireNonNull(outage, "outage == null");
      return this;
    }

    /**
     * Sets how many machines share the limit at most; required with {@link
     * StoreOutage#LOCAL_SHARE}, and without meaning else.
     *
     * @param machines at least 1
     * @return this builder
     */
    public Builder machines(int machines) {
      if (machines < 1) {
        throw new IllegalArgumentException("machines < 1: " + machines);
      }
      this.machines = machines;
      return this;
    }

    /** The clock that waits go by; tests have one of their own. */
    Builder nanoTime(LongSupplier nanoTime) {
      this.nanoTime = nanoTime;
      return this;
    }

    /**
     * Makes the limiter. The store is not asked yet.
     *
     * @return the limiter
     * @throws IllegalStateException if the limit is missing, or the number of machines where it is
     *     needed
     * @throws IllegalArgumentException if a value is out of its range
     */
    public FleetRateLimiter build() {
      require(permits != 0 || !window.isZero(), () -> "limit(…) was not called");
      require(
          outage != StoreOutage.LOCAL_SHARE || machines > 0,
          () -> "LOCAL_SHARE needs machines(…): the share is the limit divided by them");
      require(machines <= permits, () -> "machines > permits: " + machines);
      return new FleetRateLimiter(
          this,
          new FleetLimit(
              permits,
              window,
              burst == 0 ? Math.max(1, permits / PART) : burst,
              jitter.isNegative() ? window.dividedBy(PART) : jitter));
    }

    private static void require(boolean condition, Supplier<String> message) {
      if (!condition) {
        throw new IllegalStateException(message.get());
      }
    }

    private static String requireText(String name, String value) {
      Objects.requireNonNull(value, () -> name + " == null");
      if (value.isBlank()) {
        throw new IllegalArgumentException(name + " is blank");
      }
      return value;
    }
  }
}
