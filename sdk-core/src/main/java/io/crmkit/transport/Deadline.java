package io.crmkit.transport;

import java.time.Duration;

/**
 * When a call has to be over. Whoever needs what is left reads it once and goes by that value: two
 * readings of the clock may lie on either side of the end.
 */
final class Deadline {
  private final TimeSource time;
  private final Duration timeout;
  private final long timeoutNanos;
  private final long start;

  private Deadline(Duration timeout, TimeSource time) {
    this.time = time;
    this.timeout = timeout;
    this.timeoutNanos = Durations.toNanos(timeout);
    this.start = time.nanoTime();
  }

  /** A deadline that lies so far ahead. */
  static Deadline after(Duration timeout, TimeSource time) {
    return new Deadline(timeout, time);
  }

  /** How long the call may take in all. */
  Duration timeout() {
    return timeout;
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  /** What is left; zero when the deadline has passed. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, timeoutNanos - (time.nanoTime() - start)));
  }
}
