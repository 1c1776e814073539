package io.crmkit.transport;

import io.crmkit.CrmException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets calls sleep: interruptible, cancellable, holding no lock. */
final class Sleeper {
  private final TimeSource time;
  private final CallGuard guard;

  Sleeper(TimeSource time, CallGuard guard) {
    this.time = time;
    this.guard = guard;
  }

  /**
   * Sleeps for the whole duration. Also the place where a call that waits for nothing notices that
   * it is over.
   *
   * @throws CrmException if the call is over; the interrupt flag of its thread stays set
   */
  void sleep(Duration duration, CallState call) {
    sleep(duration, call, () -> false);
  }

  /** The same, but only until the given condition holds; who makes it so unparks the thread. */
  void sleep(Duration duration, CallState call, BooleanSupplier isWoken) {
    guard.requireActive(call, null);
    if (duration.isZero()) {
      return;
    }
    Thread thread = Thread.currentThread();
    call.cancellation().waits(thread);
    try {
      long left = Durations.toNanos(duration);
      long end = time.nanoTime() + left;
      while (left > 0 && !isWoken.getAsBoolean()) {
        guard.requireActive(call, null);
        time.parkNanos(this, left);
        left = end - time.nanoTime();
      }
    } finally {
      call.cancellation().woke(thread);
    }
    guard.requireActive(call, null);
  }
}
