package io.crmkit.transport;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The time and the waiting that the transport uses: the machine's, unless a test says otherwise.
 */
public interface TimeSource {

  /** The machine's own. */
  TimeSource SYSTEM = new TimeSource() {};

  /** A clock that only ever goes forward, in nanoseconds from an arbitrary start. */
  default long nanoTime() {
    return System.nanoTime();
  }

  /** The wall clock. */
  default Instant now() {
    return Instant.now();
  }

  /**
   * Waits at most so long; returns earlier when the thread is unparked or interrupted, and whenever
   * it likes.
   */
  default void parkNanos(Object blocker, long nanos) {
    LockSupport.parkNanos(blocker, nanos);
  }

  /** How much of the jitter to apply to the next wait, at random from 0 to 1. */
  default double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
