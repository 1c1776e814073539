package io.crmkit.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of one call, told while it goes on. Used by the thread of the call only. */
interface CallEvents {
  /** For nobody who listens. */
  CallEvents NONE = new CallEvents() {};

  default void callStarted() {}

  /** The call is going to wait for its limit; may be said several times for one wait. */
  default void waitsForLimit() {}

  /** The call has waited for its limit, if it had to. */
  default void waitedForLimit() {}

  default void attemptStarted(int number) {}

  default void attemptEnded(AttemptResult<?> result) {}

  default void retryScheduled(AttemptFailure failure, Duration delay) {}

  /**
   * The call is over.
   *
   * @param attempts how many were started
   * @param failure what it throws; null for a success
   */
  default void callFinished(int attempts, @Nullable Throwable failure) {}
}
