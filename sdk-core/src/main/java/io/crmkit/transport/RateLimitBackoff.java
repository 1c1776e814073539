package io.crmkit.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds back every call of a client after the provider refused one with 429, and lets them go again
 * gradually: first one, a step later two, then four and so on, so that the first answers tell
 * whether it is over before the rest follows.
 */
final class RateLimitBackoff {
  /** A provider's word is not taken for longer than this without asking again. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final long LONGEST_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  // By then over a million calls have been let go: the gate is wide open.
  private static final int STEPS = 20;

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  // Read without the lock on the way of every call, so that a gate that never closed costs nothing.
  private volatile int closings;
  private long opensAt;
  private long stepNanos;
  private int released;

  RateLimitBackoff(TimeSource time) {
    this.time = time;
  }

  /** How often the gate has been closed: a call that waited finds out whether to wait again. */
  int closings() {
    return closings;
  }

  /** Closes the gate for a while, unless it is to stay closed for longer anyway. */
  void close(Duration wait) {
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    lock.lock();
    try {
      long until = time.nanoTime() + bounded.toNanos();
      if (closings == 0 || until - opensAt > 0) {
        opensAt = until;
        stepNanos = Math.min(LONGEST_STEP_NANOS, bounded.toNanos() / 8);
        released = 0;
        closings++;
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next place after the gate opens.
   *
   * @return how long to wait for it. A wait longer than {@code maxWait} means that none was taken
   */
  Duration reserve(Duration maxWait) {
    if (closings == 0) {
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
  private static int stepOf(int place) {
    return 31 - Integer.numberOfLeadingZeros(place + 1);
  }
}
