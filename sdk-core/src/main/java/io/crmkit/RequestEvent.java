package io.crmkit;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a {@link RequestListener} hears of. Holds no API key and no query; ids stand at most in the
 * message of a failure. Immutable; more components may be added, so that only tests should
 * construct one.
 */
public sealed interface RequestEvent {

  /** {@return the call it belongs to} */
  RequestInfo request();

  /**
   * A call begins.
   *
   * @param request the call
   */
  record CallStarted(RequestInfo request) implements RequestEvent {}

  /**
   * A call waited before an attempt: for a permit of its rate limiter, or because the provider had
   * answered 429. Comes once for an attempt that had to wait, also when the call ended meanwhile.
   *
   * @param request the call
   * @param waited how long
   */
  record LimitWaited(RequestInfo request, Duration waited) implements RequestEvent {}

  /**
   * An HTTP exchange begins.
   *
   * @param request the call
   * @param attempt its number, from 1
   */
  record AttemptStarted(RequestInfo request, int attempt) implements RequestEvent {}

  /**
   * An HTTP exchange is over: answered, or failed without a response.
   *
   * @param request the call
   * @param attempt its number, from 1
   * @param elapsed how long it took
   * @param status the HTTP status; empty when no response came
   * @param error what kept it from success: the status as text, or the full name of the class of an
   *     exception; empty for a success
   * @param limitRemaining how many more requests the provider says that it allows; empty when it
   *     does not say
   */
  record AttemptEnded(
      RequestInfo request,
      int attempt,
      Duration elapsed,
      OptionalInt status,
      Optional<String> error,
      OptionalLong limitRemaining)
      implements RequestEvent {}

  /**
   * A failed attempt is going to be repeated.
   *
   * @param request the call
   * @param attempt the number of the attempt that failed, from 1
   * @param delay how long to wait until then, not counting the rate limit
   * @param reason why, in the words of {@link AttemptEnded#error}
   */
  record RetryScheduled(RequestInfo request, int attempt, Duration delay, String reason)
      implements RequestEvent {}

  /**
   * A call is over. Comes for every call that began.
   *
   * @param request the call
   * @param attempts how many HTTP attempts were started, 0 when none was
   * @param elapsed how long it took, waits included
   * @param status the HTTP status of the last attempt; empty when it had none
   * @param failure what it throws; empty for a success
   */
  record CallFinished(
      RequestInfo request,
      int attempts,
      Duration elapsed,
      OptionalInt status,
      Optional<Throwable> failure)
      implements RequestEvent {}

  /**
   * A page of a list was fetched and read. Comes after the {@link CallFinished} of the call that
   * brought it.
   *
   * @param request a description of that call, with the same {@link RequestInfo#listId}
   * @param number the page's number, from 1
   * @param items how many items it has
   * @param total how many the provider says that the list has; empty when it does not say
   */
  record PageFetched(RequestInfo request, int number, int items, OptionalLong total)
      implements RequestEvent {}
}
