package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds back every call of a client after the provider refused one with 429, and lets them go again
 * gradually (slow start): first one, a step later two, then four and so on, so that the first
 * responses tell whether it is over before the rest follows.
 */
final class RateLimitBackoff {
  /** A provider's word is not taken for longer than this without asking again. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  // By then over a million calls have been let go: there is nothing left to hold back.
  private static final int STEPS = 20;

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  // Read without the lock on the way of every call, so that a client never refused pays nothing.
  private volatile int refusals;
  private volatile @Nullable ErrorResponse refusal;
  private long opensAt;
  private long stepNanos;
  private int released;

  RateLimitBackoff(TimeSource time) {
    this.time = time;
  }

  /** How often it has started: a call that waited finds out whether to wait again. */
  int refusals() {
    return refusals;
  }

  /** The response that started it last; null if none ever did. */
  @Nullable ErrorResponse refusal() {
    return refusal;
  }

  /** Holds calls back for a while, unless they are held back for longer anyway. */
  void start(Duration wait, ErrorResponse response) {
    long bounded = Durations.min(wait, LONGEST).toNanos();
    lock.lock();
    try {
      long until = time.nanoTime() + bounded;
      if (refusals == 0 || until - opensAt > 0) {
        opensAt = until;
        stepNanos = Math.min(LONGEST_STEP_NANOS, bounded / 8);
        released = 0;
        refusal = response;
        refusals++;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next turn.
   *
   * @return how long to wait for it. A wait longer than {@code maxWait} means that none was taken
   */
  Duration reserve(Duration maxWait) {
    if (refusals == 0) {
      return Duration.ZERO;
    }
    lock.lock();
    try {
      long sinceOpening = time.nanoTime() - opensAt;
      if (sinceOpening > STEPS * stepNanos) {
        return Duration.ZERO;
      }
      Duration wait = Duration.ofNanos(Math.max(0, stepOf(released) * stepNanos - sinceOpening));
      if (wait.compareTo(maxWait) <= 0) {
        released++;
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** 0 for the first, 1 for the next two, 2 for the next four and so on. */
  private static int stepOf(int turn) {
    return 31 - Integer.numberOfLeadingZeros(turn + 1);
  }
}
