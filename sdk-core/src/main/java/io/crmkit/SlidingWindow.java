package io.crmkit;

import java.time.Duration;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * At most so many requests in any span of the window, as the provider sees them.
 *
 * <p>A request arrives some time after it was sent, and before its answer came. So a permit is in
 * use until one window after the answer, less what the fastest exchange took: then the request that
 * uses it next cannot arrive earlier than one window after the one before it. Until the answer
 * comes it counts as used when it was sent. This also keeps to a token bucket of the same size and
 * to fixed windows, since both allow every pattern that a sliding window allows.
 *
 * <p>Those who wait are served in the order in which they came. They sleep by themselves, for as
 * long as it looked when they came, and ask again afterwards: how long they really wait is decided
 * by what is known then.
 */
final class SlidingWindow implements RateLimiter {
  private static final int MOST_PERMITS = 10_000_000;

  private final int permits;
  private final Duration window;
  private final LongSupplier nanoTime;
  private final long start;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final SlidingWindowCounter used;
  private final AdaptiveLimit allowance;
  private final ServerQuota provider;
  private final MinRoundTrip fastest = new MinRoundTrip();
  private final PriorityQueue<Long> reserved = new PriorityQueue<>();
  private long tickets;
  private long served;
  private long sent;

  SlidingWindow(int permits, Duration window, LongSupplier nanoTime) {
    if (permits < 1 || permits > MOST_PERMITS) {
      throw new IllegalArgumentException("permits not in 1..10000000: " + permits);
    }
    Objects.requireNonNull(window, "window == null");
    if (window.isZero() || window.isNegative()) {
      throw new IllegalArgumentException("window not longer than zero: " + window);
    }
    long windowNanos = window.toNanos();
    this.permits = permits;
    this.window = window;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.used = new SlidingWindowCounter(windowNanos);
    this.allowance = new AdaptiveLimit(permits, windowNanos);
    this.provider = new ServerQuota(windowNanos);
  }

  @Override
  public Duration reserve(Duration maxWait) {
    lock.lock();
    try {
      long now = now();
      long wait = waitOf(tickets, now);
      if (isAtMost(maxWait, wait)) {
        tickets++;
        reserved.add(now + wait);
        serveReserved(now);
      }
      return Duration.ofNanos(wait);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new Permit(maxWait);
  }

  @Override
  public String toString() {
    return "RateLimiter.slidingWindow(%s, %s)".formatted(permits, window);
  }

  /** Brings everything up to the present, and returns it. */
  private long now() {
    long now = nanoTime.getAsLong() - start;
    used.advanceTo(now);
    serveReserved(now);
    return now;
  }

  private void serveReserved(long now) {
    while (!reserved.isEmpty() && reserved.peek() <= now) {
      used.add(reserved.remove());
      served++;
      sent++;
    }
  }

  /** How long the holder of a ticket has to wait, as far as is known. */
  private long waitOf(long ticket, long now) {
    // Tickets given back out of their turn count as served: then it looks shorter than it is, by a
    // little, and the permits themselves are what decides.
    long ahead = Math.max(0, ticket - served);
    long permitFree = used.freeAt(ahead, allowance.at(now), now);
    return Math.max(permitFree, provider.freeAt(sent + 1 + ahead, now)) - now;
  }

  private static boolean isAtMost(Duration maxWait, long nanos) {
    return Duration.ofNanos(nanos).compareTo(maxWait) <= 0;
  }

  private final class Permit implements RateLimitPermit {
    private static final long NONE = -1;

    private final Duration maxWait;
    private long ticket = NONE;
    private long number = NONE;
    private long sentAt;
    private long expected;

    Permit(Duration maxWait) {
      this.maxWait = maxWait;
    }

    @Override
    public Duration timeToWait() {
      lock.lock();
      try {
        long now = now();
        long wait = waitOf(ticket == NONE ? tickets : ticket, now);
        if (ticket == NONE && isAtMost(maxWait, wait)) {
          ticket = tickets++;
        }
        if (wait == 0) {
          send(now);
        }
        return Duration.ofNanos(wait);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void onResponse(RateLimitFeedback answer) {
      lock.lock();
      try {
        long now = now();
        used.remove(sentAt);
        if (answer.isRateLimited()) {
          allowance.refused(now);
          provider.refused(answer.retryAfter().orElse(Duration.ZERO), now);
        } else {
          fastest.took(now - sentAt);
          used.add(Math.max(sentAt, now - fastest.nanos()));
        }
        if (answer.remaining().isPresent() && answer.reset().isPresent()) {
          provider.allows(
              number, answer.remaining().getAsLong(), expected, answer.reset().get(), now);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void release() {
      lock.lock();
      try {
        if (number != NONE) {
          used.remove(sentAt);
          provider.neverReceived();
        } else if (ticket != NONE) {
          served++;
        }
      } finally {
        lock.unlock();
      }
    }

    private void send(long now) {
      served++;
      number = ++sent;
      sentAt = now;
      used.add(now);
      expected = permits - used.inUse();
    }
  }
}
