package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Callers that share a limiter and send one request after the other to a simulated provider, in
 * simulated time: the clock jumps from event to event.
 */
final class RateSimulation {
  static final long SECOND = 1_000_000_000L;

  private record Event(long at, long order, Runnable action) {}

  private final SimulatedProvider provider;
  private final LongSupplier wayThere;
  private final LongSupplier wayBack;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final List<Long> accepted = new ArrayList<>();
  private long now;
  private long scheduled;
  private int refused;

  RateSimulation(SimulatedProvider provider, LongSupplier wayThere, LongSupplier wayBack) {
    this.provider = provider;
    this.wayThere = wayThere;
    this.wayBack = wayBack;
  }

  /**
   * A way that takes from {@code least} to {@code most} nanoseconds, mostly nearer to the least.
   */
  static LongSupplier way(Random random, long least, long most) {
    return () -> {
      double x = random.nextDouble();
      return least + (long) (x * x * x * (most - least));
    };
  }

  /** The simulated clock, which a limiter under test uses. */
  long nanoTime() {
    return Long.MAX_VALUE - SECOND + now; // overflows soon
  }

  RateSimulation callers(int count, RateLimiter limiter) {
    for (int i = 0; i < count; i++) {
      after(0, () -> queue(limiter.request(Duration.ofDays(1)), limiter));
    }
    return this;
  }

  RateSimulation run(Duration span) {
    while (!events.isEmpty() && events.peek().at() < span.toNanos()) {
      Event event = events.remove();
      now = event.at();
      event.action().run();
    }
    now = span.toNanos();
    return this;
  }

  int refused() {
    return refused;
  }

  /** When the provider let requests in, in order. */
  List<Long> accepted() {
    return accepted;
  }

  private void queue(RateLimitPermit permit, RateLimiter limiter) {
    long wait = permit.timeToWait().toNanos();
    if (wait > 0) {
      after(wait, () -> queue(permit, limiter));
    } else {
      after(wayThere.getAsLong(), () -> arrive(permit, limiter));
    }
  }

  private void arrive(RateLimitPermit permit, RateLimiter limiter) {
    OptionalLong wait = provider.arrive(now);
    if (wait.isPresent()) {
      refused++;
    } else {
      accepted.add(now);
    }
    after(wayBack.getAsLong(), () -> answer(permit, wait, limiter));
  }

  private void answer(RateLimitPermit permit, OptionalLong wait, RateLimiter limiter) {
    permit.onResponse(
        new RateLimitFeedback(
            wait.isPresent() ? 429 : 200,
            OptionalLong.empty(),
            Optional.empty(),
            wait.isPresent() ? Optional.of(Duration.ofNanos(wait.getAsLong())) : Optional.empty()));
    queue(limiter.request(Duration.ofDays(1)), limiter);
  }

  private void after(long wait, Runnable action) {
    events.add(new Event(now + wait, scheduled++, action));
  }
}
