package io.crmkit.transport;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** The time and the waiting that the transport uses; another one stands in for tests. */
public interface TimeSource {

  /** The machine's own. */
  TimeSource SYSTEM =
      new TimeSource() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
          LockSupport.parkNanos(blocker, nanos);
        }
      };

  /** A clock that only ever goes forward, in nanoseconds from an arbitrary start. */
  long nanoTime();

  /** The wall clock. */
  Instant now();

  /**
   * Waits at most so long; returns earlier when the thread is unparked or interrupted, and whenever
   * it likes.
   */
  void parkNanos(Object blocker, long nanos);

  /** How much of the jitter to apply to the next wait, at random from 0 to 1. */
  default double jitter() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
