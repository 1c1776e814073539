package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds back every call of a client after the provider refused one with 429. When the wait is over
 * it lets one go, and all others with the first response that is no refusal. While none comes, it
 * lets them go gradually (slow start): a step later two, then four and so on.
 */
final class RateLimitBackoff {
  /** A provider's word is not taken for longer than this without asking again. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  // By then over a million calls have been let go: there is nothing left to hold back.
  private static final int STEPS = 20;

  /** What calls that are refused together are told to wait differs by their jitter only. */
  private static final double SAME_WAIT = Retries.MOST_JITTER;

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  // Read without the lock on the way of every call, so that a client never refused pays nothing.
  private volatile int refusals;
  private volatile int opened; // again, after so many refusals
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
  @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
  void start(Duration wait, ErrorResponse response) {
    long bounded = Durations.min(wait, LONGEST).toNanos();
    lock.lock();
    try {
      long until = time.nanoTime() + bounded;
      if (refusals == 0 || until - opensAt > bounded * SAME_WAIT) {
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
    if (isOpen()) {
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

  /** Whether nothing is held back, since the provider never refused, or takes requests again. */
  boolean isOpen() {
    return opened == refusals;
  }

  /**
   * Notes a response that is no refusal.
   *
   * @param asOf how many refusals there were when its call took its turn
   */
  void answered(int asOf) {
    if (asOf == opened) {
      return;
    }
    lock.lock();
    try {
      if (asOf != refusals) {
        return; // its call began before the latest refusal
      }
      opened = asOf;
    } finally {
      lock.unlock();
    }
    for (Thread thread : waiting) {
      LockSupport.unpark(thread);
    }
  }

  /** A thread begins to wait for its turn; it is woken when everything may go. */
  void waits(Thread thread) {
    waiting.add(thread);
  }

  void woke(Thread thread) {
    waiting.remove(thread);
  }

  /** 0 for the first, 1 for the next two, 2 for the next four and so on. */
  private static int stepOf(int turn) {
    return 31 - Integer.numberOfLeadingZeros(turn + 1);
  }
}
