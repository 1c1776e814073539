package io.crmkit.transport;

import io.crmkit.CrmException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one place that asks whether a call is over. */
final class CallGuard {
  /** So little that nothing can come of it; OkHttp's timer may be early by as much. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ExceptionFactory exceptions;

  CallGuard(ExceptionFactory exceptions) {
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
    String reason = call.cancellation().reason();
    if (reason == null && Thread.currentThread().isInterrupted()) {
      reason = "the thread was interrupted";
    }
    if (reason != null) {
      throw exceptions.interrupted(call, reason, cause);
    }
    Duration left = call.deadline().remaining();
    if (left.compareTo(MOMENT) < 0) {
      throw exceptions.timedOut(call, cause);
    }
    return left;
  }
}
