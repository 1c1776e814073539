package io.crmkit.transport;

import io.crmkit.CrmException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls sleep: interruptible, cancellable, holding no lock. The one place that asks whether a
 * call is over.
 */
final class Sleeper {
  /** So little that nothing can come of it; OkHttp's timer may be early by as much. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final TimeSource time;
  private final ExceptionFactory exceptions;

  Sleeper(TimeSource time, ExceptionFactory exceptions) {
    this.time = time;
    this.exceptions = exceptions;
  }

  /**
   * Requires that a call may go on.
   *
   * @param cause what made us ask; null for nothing
   * @return what is left of its time; never zero
   * @throws CrmException if it was cancelled, its client closed, its thread interrupted (the flag
   *     stays set), or its time is up
   */
  Duration requireActive(CallState call, @Nullable Throwable cause) {
    String reason = call.cancellation.reason();
    if (reason == null && Thread.currentThread().isInterrupted()) {
      reason = "the thread was interrupted";
    }
    if (reason != null) {
      throw exceptions.interrupted(call, reason, cause);
    }
    Duration left = call.deadline.remaining();
    if (left.compareTo(MOMENT) < 0) {
      throw exceptions.timedOut(call, cause);
    }
    return left;
  }

  /**
   * Sleeps for the whole duration, or until a condition holds; who makes it so unparks the thread.
   * Also the place where a call that waits for nothing notices that it is over.
   *
   * @throws CrmException if the call is over; the interrupt flag of its thread stays set
   */
  void sleep(Duration duration, CallState call, BooleanSupplier isWoken) {
    requireActive(call, null);
    if (duration.isZero()) {
      return;
    }
    Thread thread = Thread.currentThread();
    call.cancellation.waits(thread);
    try {
      long left = Durations.toNanos(duration);
      long end = time.nanoTime() + left;
      while (left > 0 && !isWoken.getAsBoolean()) {
        requireActive(call, null);
        time.parkNanos(this, left);
        left = end - time.nanoTime();
      }
    } finally {
      call.cancellation.woke(thread);
    }
    requireActive(call, null);
  }
}
