package io.crmkit.transport;

import io.crmkit.CallInterruptedException;
import java.time.Duration;

/** Waits between attempts: interruptible, cancellable, holding no lock. */
final class Sleeper {
  private final TimeSource time;
  private final ExceptionFactory failures;

  Sleeper(TimeSource time, ExceptionFactory failures) {
    this.time = time;
    this.failures = failures;
  }

  /**
   * Waits for the whole duration. Also the place where a call that waits for nothing notices an
   * interrupt.
   *
   * @throws CallInterruptedException if the thread is interrupted (the flag stays set), the call is
   *     cancelled or the client closed
   */
  void pause(Duration duration, CallState call, Cancellation cancellation) {
    requireUndisturbed(call, cancellation);
    if (duration.isZero()) {
      return;
    }
    Thread thread = Thread.currentThread();
    cancellation.waits(thread);
    try {
      long end = time.nanoTime() + duration.toNanos();
      long left = duration.toNanos();
      while (left > 0) {
        requireUndisturbed(call, cancellation);
        time.parkNanos(this, left);
        left = end - time.nanoTime();
      }
    } finally {
      cancellation.woke(thread);
    }
    requireUndisturbed(call, cancellation);
  }

  private void requireUndisturbed(CallState call, Cancellation cancellation) {
    String reason = cancellation.reason();
    if (reason != null) {
      throw failures.interrupted(call, reason, null);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw failures.interrupted(call, "the thread was interrupted", null);
    }
  }
}
