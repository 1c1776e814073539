package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Callers that share a limiter and send one request after the other to a simulated provider, in
 * simulated time: the clock jumps from event to event.
 */
final class RateSimulation {
  static final long SECOND = 1_000_000_000L;
  static final long MS = 1_000_000L;

  private record Event(long at, long order, Runnable action) {}

  private final SimulatedProvider provider;
  private final LongSupplier wayThere;
  private final LongSupplier wayBack;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private final List<Long> accepted = new ArrayList<>();
  private final List<Caller> callers = new ArrayList<>();
  private BooleanSupplier cancels = () -> false;
  private BooleanSupplier breaks = () -> false;
  private LongSupplier patience = () -> 0;
  private boolean ending;
  private long now;
  private long scheduled;
  private int refused;
  private int cancelled;

  RateSimulation(SimulatedProvider provider, LongSupplier wayThere, LongSupplier wayBack) {
    this.provider = provider;
    this.wayThere = wayThere;
    this.wayBack = wayBack;
  }

  /** One whose provider takes whatever comes. */
  static RateSimulation open(LongSupplier wayThere, LongSupplier wayBack) {
    return new RateSimulation(now -> OptionalLong.empty(), wayThere, wayBack);
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

  /**
   * Callers give up that often, if they still wait after so long; requests are not sent so often.
   */
  RateSimulation disturbed(BooleanSupplier cancels, LongSupplier patience, BooleanSupplier breaks) {
    this.cancels = cancels;
    this.patience = patience;
    this.breaks = breaks;
    return this;
  }

  RateSimulation callers(int count, RateLimiter limiter) {
    for (int i = 0; i < count; i++) {
      Caller caller = new Caller(limiter);
      callers.add(caller);
      after(0, caller::next);
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

  /** Begins nothing more, and lets those who wait or are under way come to their end. */
  RateSimulation finish() {
    ending = true;
    return run(Duration.ofNanos(now).plusHours(1));
  }

  int refused() {
    return refused;
  }

  int cancelled() {
    return cancelled;
  }

  /** When the provider let requests in, in order. */
  List<Long> accepted() {
    return accepted;
  }

  /** The longest that any caller waited for a permit that it got. */
  Duration longestWait() {
    return Duration.ofNanos(
        callers.stream().mapToLong(caller -> caller.longestWait).max().orElse(0));
  }

  /** How many permits each caller got. */
  List<Integer> served() {
    return callers.stream().map(caller -> caller.served).toList();
  }

  private void after(long wait, Runnable action) {
    events.add(new Event(now + wait, scheduled++, action));
  }

  private final class Caller {
    private final RateLimiter limiter;
    private RateLimitPermit permit;
    private long came;
    private long turns;
    private long longestWait;
    private int served;

    Caller(RateLimiter limiter) {
      this.limiter = limiter;
    }

    private void next() {
      if (ending) {
        return;
      }
      came = now;
      RateLimitPermit mine = limiter.request(Duration.ofDays(1));
      permit = mine;
      mine.onShorterWait(() -> askIn(0));
      if (cancels.getAsBoolean()) {
        after(patience.getAsLong(), () -> giveUp(mine));
      }
      ask();
    }

    private void giveUp(RateLimitPermit waiting) {
      if (permit == waiting) {
        turns++;
        permit = null;
        waiting.release();
        cancelled++;
        after(MS, this::next);
      }
    }

    /** Whatever was to be asked later is not asked then. */
    private void askIn(long wait) {
      long turn = ++turns;
      after(
          wait,
          () -> {
            if (turn == turns) {
              ask();
            }
          });
    }

    private void ask() {
      long wait = permit.timeToWait().toNanos();
      if (wait > 0) {
        askIn(wait);
        return;
      }
      turns++;
      served++;
      longestWait = Math.max(longestWait, now - came);
      RateLimitPermit sent = permit;
      permit = null;
      if (breaks.getAsBoolean()) {
        sent.release();
        after(MS, this::next);
      } else {
        after(wayThere.getAsLong(), () -> arrive(sent));
      }
    }

    private void arrive(RateLimitPermit sent) {
      OptionalLong wait = provider.arrive(now);
      if (wait.isPresent()) {
        refused++;
      } else {
        accepted.add(now);
      }
      after(wayBack.getAsLong(), () -> respond(sent, wait));
    }

    private void respond(RateLimitPermit sent, OptionalLong wait) {
      sent.onResponse(
          new RateLimitFeedback(
              wait.isPresent() ? 429 : 200,
              OptionalLong.empty(),
              Optional.empty(),
              wait.isPresent()
                  ? Optional.of(Duration.ofNanos(wait.getAsLong()))
                  : Optional.empty()));
      next();
    }
  }
}
