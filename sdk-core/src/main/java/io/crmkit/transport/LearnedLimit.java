package io.crmkit.transport;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The limit of a provider that documents none, learned from its refusals. It lets everything go
 * until a 429 comes whose Retry-After asks for a wait of an hour at most. What was let through
 * before it, in the window that the wait points to, is then taken for the limit and kept to for a
 * while, so that one round of refusals pays for many windows. Thread-safe.
 *
 * <p>The numbers are ours; no provider documents how to do this.
 */
public final class LearnedLimit implements RateLimiter {
  /** What limits are set by. The shortest that is not shorter than the wait is taken. */
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));

  /** A limit of more than that in a window is not learned. */
  private static final int HISTORY = 2_048;

  /** Of fewer, the refusal was not for how many they were. */
  private static final int LEAST = 10;

  // So long it is kept to before it is tried whether there is more by now.
  private static final int KEPT_WINDOWS = 10;
  private static final Duration KEPT_AT_LEAST = Duration.ofMinutes(1);

  private final LongSupplier nanoTime;
  private final BiFunction<Integer, Duration, RateLimiter> limiters;
  private final AtomicLongArray letThrough = new AtomicLongArray(HISTORY);
  private final AtomicLong count = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  // Written under the lock, and read without it on the way of every call.
  private volatile @Nullable Refusal refusal;
  private volatile @Nullable Learned learned;

  /**
   * Creates one that knows nothing yet.
   *
   * @param limiters makes the limiter for so many permits in a window
   */
  public LearnedLimit(LongSupplier nanoTime, BiFunction<Integer, Duration, RateLimiter> limiters) {
    this.nanoTime = nanoTime;
    this.limiters = limiters;
  }

  @Override
  public Duration reserve(Duration maxWait) {
    return Duration.ZERO;
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new Permit(maxWait);
  }

  @Override
  public String toString() {
    return RateLimiter.unlimited().toString();
  }

  /** Learns once the wait is over: by then every response to what was under way has come. */
  private void learn(Refusal last, long now) {
    lock.lock();
    try {
      if (refusal == last) {
        refusal = null;
        learned = learnedFrom(last, now);
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Learned learnedFrom(Refusal last, long now) {
    Duration window = last.window;
    int permits = permits(last.at, window);
    long until = now + Durations.max(KEPT_AT_LEAST, window.multipliedBy(KEPT_WINDOWS)).toNanos();
    return permits < LEAST || permits >= HISTORY
        ? null
        : new Learned(limiters.apply(permits, window), permits, window, until);
  }

  /**
   * What was let through in the window before a refusal. After a limit was kept to, only what went
   * beyond it tells something new: of the window some was used before.
   */
  private int permits(long refusedAt, Duration window) {
    Learned before = learned;
    long windowStart = refusedAt - window.toNanos();
    if (before == null || !before.window.equals(window)) {
      return rounded(countSince(windowStart));
    }
    long trying = before.until - windowStart > 0 ? before.until : windowStart;
    return Math.max(before.permits, rounded(countSince(trying)));
  }

  private int countSince(long time) {
    int written = (int) Math.min(HISTORY, count.get());
    int since = 0;
    for (int i = 0; i < written; i++) {
      since += letThrough.get(i) - time > 0 ? 1 : 0;
    }
    return since;
  }

  /**
   * The next lower round number, as limits are: a token bucket lets a few more through than it
   * holds, since it is filled meanwhile. All that is remembered may have been more, and stays.
   */
  private static int rounded(int permits) {
    int step = permits < 20 ? 1 : 5;
    for (int ten = 100; ten <= permits; ten *= 10) {
      step = ten / 10;
    }
    return permits < HISTORY ? permits - permits % step : permits;
  }

  private void answered(RateLimitFeedback response, long now) {
    Duration wait = response.retryAfter().orElse(Duration.ZERO);
    if (!response.isRateLimited()) {
      letThrough.set((int) (count.getAndIncrement() % HISTORY), now);
    } else if (!wait.isZero()) { // else a server that sheds load at random, for instance
      for (Duration window : WINDOWS) {
        if (window.compareTo(wait) >= 0) {
          refused(new Refusal(now, wait, window));
          return;
        }
      }
    }
  }

  /** The first refusal of a round counts; of what is kept to already, only a longer window. */
  private void refused(Refusal latest) {
    lock.lock();
    try {
      Learned known = learned;
      boolean isKnown =
          known != null
              && latest.at - known.until < 0
              && latest.window.compareTo(known.window) <= 0;
      if (refusal == null && !isKnown) {
        refusal = latest;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A refusal from which nothing was learned yet: when its response came, until when the provider
   * refuses everything, and the window that this points to.
   */
  private static final class Refusal {
    private final long at;
    private final long until;
    private final Duration window;

    Refusal(long at, Duration wait, Duration window) {
      this.at = at;
      this.until = at + wait.toNanos();
      this.window = window;
    }
  }

  /** What was learned: so many permits in a window, kept to for a while by a limiter. */
  private static final class Learned {
    private final RateLimiter limiter;
    private final int permits;
    private final Duration window;
    private final long until;

    Learned(RateLimiter limiter, int permits, Duration window, long until) {
      this.limiter = limiter;
      this.permits = permits;
      this.window = window;
      this.until = until;
    }
  }

  /** A permit of the limiter that there is by the time it is asked for, if any. */
  private final class Permit implements RateLimitPermit {
    private final Duration maxWait;
    private @Nullable RateLimitPermit permit;
    private @Nullable Runnable wakeUp;

    Permit(Duration maxWait) {
      this.maxWait = maxWait;
    }

    @Override
    public Duration timeToWait() {
      long now = nanoTime.getAsLong();
      Refusal last = refusal;
      if (last != null && last.until - now > 0) {
        return Duration.ofNanos(last.until - now);
      }
      if (last != null) {
        learn(last, now);
      }
      Learned known = learned;
      if (permit == null && known != null && now - known.until <= 0) {
        permit = known.limiter.request(maxWait);
        if (wakeUp != null) {
          permit.onShorterWait(wakeUp);
        }
      }
      return permit == null ? Duration.ZERO : permit.timeToWait();
    }

    @Override
    public void onShorterWait(Runnable wakeUp) {
      this.wakeUp = wakeUp;
    }

    @Override
    public void onResponse(RateLimitFeedback response) {
      answered(response, nanoTime.getAsLong());
      if (permit != null) {
        permit.onResponse(response);
      }
    }

    @Override
    public void release() {
      if (permit != null) {
        permit.release();
      }
    }
  }
}
