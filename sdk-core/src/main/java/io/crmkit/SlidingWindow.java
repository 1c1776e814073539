package io.crmkit;

import io.crmkit.transport.Checks;
import io.crmkit.transport.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * At most so many requests in any span of the window, as the provider sees them arrive.
 *
 * <p><b>When a permit is in use.</b> Of a request we know when it was sent and when its response
 * came; it arrived somewhere between. So its permit is in use from the sending until one window
 * after the response, and the next request that uses it cannot arrive earlier than one window after
 * this one, whatever either of them takes to travel:
 *
 * <pre>{@code
 * send     arrival    response                       send    arrival
 *   |---------x----------|----------window-------------|--------x-----...
 *   |     (unknown)      |                             |    (unknown)
 *   |<---- in flight --->|<--- past, still in use ---->|<--- in flight...
 *             |<------------ at least one window -------------->|
 * }</pre>
 *
 * <p>With as many permits as the limit, no span of the window holds more arrivals than that: two of
 * them would have used the same permit. This keeps to fixed windows and to a token bucket of the
 * same size too, since both allow every pattern that a sliding window allows.
 *
 * <p><b>What that costs.</b> A permit is used once in (window + response time) instead of once in a
 * window: of a limit by the minute 0.1 % is lost at 50 ms, of one by the second 5 %. Less would be
 * lost by taking off what requests and responses travel at least. But no such time can be known
 * beforehand: measured are sums of both ways, and when a connection gets faster, or the exchanges
 * measured had to connect first, what was taken off is too much, and the provider sees more than
 * its limit.
 *
 * <p><b>Who is next.</b> Requests queue in the order of coming; each is granted when fewer are
 * before it than permits are free. The threads sleep by themselves, for as long as it looked when
 * they asked, and ask again; when others give up, those for whom the wait became shorter are woken.
 *
 * <p><b>What the provider says</b> only ever makes this slower: {@link ServerQuota} holds requests
 * back for as long as it says, {@link AdaptiveLimit} lowers the number of permits when it refuses.
 *
 * <p><b>The numbers.</b> The 1000 spans and the ring of 1024 are explained in {@link
 * SlidingWindowCounter}, the twentieth and the half in {@link AdaptiveLimit}, the 2 seconds in
 * {@link ServerQuota}. 10,000,000 permits are a hundred times the largest limit that a provider of
 * ours documents, and far from where an int ends. Times are nanoseconds in a long, which ends after
 * 292 years: half of that is for the longest window, the other half for the time before it.
 */
final class SlidingWindow implements RateLimiter {
  /** Longer than any wait that a window tells. */
  static final Duration LONGEST_WAIT = Duration.ofNanos(Long.MAX_VALUE);

  /** An order that is the same for everyone; of equal windows the one made earlier is first. */
  static final Comparator<SlidingWindow> LONGEST_FIRST =
      Comparator.comparing((SlidingWindow limiter) -> limiter.window)
          .reversed()
          .thenComparingLong(limiter -> limiter.serial);

  private static final int MOST_PERMITS = 10_000_000;
  private static final Duration LONGEST_WINDOW = Duration.ofNanos(Long.MAX_VALUE / 2);
  private static final AtomicLong MADE = new AtomicLong();

  private final long serial = MADE.getAndIncrement();
  private final int permits;
  private final Duration window;
  private final LongSupplier nanoTime;
  private final long start;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final SlidingWindowCounter counter;
  private final AdaptiveLimit limit;
  private final ServerQuota quota;
  private final PermitQueue queue = new PermitQueue();
  private long sent;

  SlidingWindow(int permits, Duration window, TimeSource time) {
    this(permits, window, time::nanoTime);
  }

  SlidingWindow(int permits, Duration window, LongSupplier nanoTime) {
    this.permits = Checks.within("permits", 1, MOST_PERMITS, permits);
    this.window = Checks.positive("window", window);
    boolean tooLong = window.compareTo(LONGEST_WINDOW) > 0;
    long windowNanos = (tooLong ? LONGEST_WINDOW : window).toNanos();
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.counter = new SlidingWindowCounter(windowNanos);
    this.limit = new AdaptiveLimit(permits, windowNanos);
    this.quota = new ServerQuota(windowNanos);
  }

  /** Counts a request from when its wait is over, whatever becomes of it. */
  @Override
  public Duration reserve(Duration maxWait) {
    SlidingWindowPermit permit = new SlidingWindowPermit(this, maxWait);
    return update(
        now -> {
          Duration wait = waitFor(permit, now);
          if (wait.compareTo(maxWait) <= 0) {
            queue.reserve(permit);
          }
          return wait;
        });
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new SlidingWindowPermit(this, maxWait);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "RateLimiter.slidingWindow(%d, %s)", permits, window);
  }

  /** The wait that a new request would be told. */
  Duration expectedWait() {
    return update(now -> Duration.ofNanos(freeAt(queue.size(), now) - now));
  }

  /** The wait of a permit that is queued or wants to be; zero grants it. */
  Duration ask(SlidingWindowPermit permit) {
    return update(
        now -> {
          Duration wait = waitFor(permit, now);
          if (wait.isZero()) {
            queue.remove(permit);
            counter.send();
            permit.sent(++sent, permits - counter.inUse());
          }
          return wait;
        });
  }

  /** The request of a permit has its response. */
  void answered(SlidingWindowPermit permit, RateLimitFeedback response) {
    update(
        now -> {
          if (response.isRateLimited()) {
            counter.giveBack(); // the provider does not count what it refuses
            limit.refused(now);
            quota.refused(response.retryAfter().orElse(Duration.ZERO), now);
          } else {
            counter.receive(now);
          }
          quota.allows(permit.number(), permit.expected(), response, now);
          return response;
        });
  }

  /** A permit was sent, but its request never reached the provider. */
  void giveBack() {
    update(
        now -> {
          counter.giveBack();
          quota.neverReceived();
          return quota;
        });
  }

  /** A permit will not be sent. */
  void leave(SlidingWindowPermit permit) {
    update(now -> queue.remove(permit));
  }

  /** Does something under the lock, and then wakes those for whom it made the wait shorter. */
  private <T> T update(LongFunction<T> change) {
    T result;
    List<SlidingWindowPermit> sooner;
    lock.lock();
    try {
      long now = nanoTime.getAsLong() - start;
      counter.advanceTo(now);
      useReserved(now);
      result = change.apply(now);
      sooner = queue.sooner(ahead -> freeAt(ahead, now));
    } finally {
      lock.unlock();
    }
    sooner.forEach(SlidingWindowPermit::wakeUp);
    return result;
  }

  private void useReserved(long now) {
    SlidingWindowPermit permit = queue.removeReserved(now);
    while (permit != null) {
      counter.add(permit.due());
      sent++;
      permit = queue.removeReserved(now);
    }
  }

  /** How long a permit has to wait, as far as is known; queues it unless that is too long. */
  private Duration waitFor(SlidingWindowPermit permit, long now) {
    long free = freeAt(queue.ahead(permit), now);
    Duration wait = Duration.ofNanos(free - now);
    if (wait.compareTo(permit.maxWait()) <= 0) {
      queue.add(permit);
      permit.due(free);
    }
    return wait;
  }

  private long freeAt(int ahead, long now) {
    long permitFree = counter.freeAt(ahead, limit.at(now), now);
    return Math.max(permitFree, quota.freeAt(sent + 1 + ahead, now));
  }
}
