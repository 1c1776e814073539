package io.crmkit.transport;

import io.crmkit.Page;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one call, told while it goes on. This one tells nobody. Used by the thread of the
 * call only.
 */
class CallEvents {
  /** For calls that nobody listens to: nothing is made that nobody would hear. */
  static final CallEvents NONE = new CallEvents();

  void callStarted() {}

  /** The call is going to wait for its limit; may be said several times for one wait. */
  void waitsForLimit() {}

  /** The call has waited for its limit, if it had to. */
  void waitedForLimit() {}

  void attemptStarted(int number) {}

  void attemptEnded(AttemptResult<?> result) {}

  void retryScheduled(AttemptFailure failure, Duration delay) {}

  /**
   * The call is over.
   *
   * @param attempts how many were started
   * @param failure what it throws; null for a success
   */
  void callFinished(int attempts, @Nullable Throwable failure) {}

  /** The last attempt of a call brought a response. */
  void answered(AttemptResult<?> last, int attempts) {}

  /** The call brought a page of a list. */
  void pageFetched(Page<?> page) {}
}
