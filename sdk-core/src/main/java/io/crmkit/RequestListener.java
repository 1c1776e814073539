package io.crmkit;

/**
 * Hears of every call of a client as it goes on, for metrics, traces and logs; see {@link
 * ClientBuilder#listener}. Implement the methods you need.
 *
 * <p>The events of one call come in order and on the thread of the call: the caller's own, or a
 * background thread with {@link CrmClient#async} and {@link PagedIterable#prefetch}. Those of
 * different calls come at the same time, so that a listener must be thread-safe, and should be
 * quick. What it throws is logged and changes nothing.
 *
 * <p>A call goes: started, then for each attempt perhaps a wait for the limit, attempt started,
 * attempt ended and perhaps a retry scheduled, then finished.
 */
public interface RequestListener {

  /**
   * A call begins.
   *
   * @param event the call that is about to be made
   */
  default void callStarted(RequestEvent.CallStarted event) {}

  /**
   * A call waited for the rate limit.
   *
   * @param event for how long, and before which call
   */
  default void limitWaited(RequestEvent.LimitWaited event) {}

  /**
   * An HTTP exchange begins.
   *
   * @param event the number of the attempt, and the call it belongs to
   */
  default void attemptStarted(RequestEvent.AttemptStarted event) {}

  /**
   * An HTTP exchange was answered, or failed.
   *
   * @param event the status or the failure, and how long it took
   */
  default void attemptEnded(RequestEvent.AttemptEnded event) {}

  /**
   * A failed attempt is going to be repeated.
   *
   * @param event which attempt failed, and how long until the next one
   */
  default void retryScheduled(RequestEvent.RetryScheduled event) {}

  /**
   * A call is over.
   *
   * @param event how it ended, after how many attempts and how long
   */
  default void callFinished(RequestEvent.CallFinished event) {}

  /**
   * A page of a list was fetched.
   *
   * @param event the page's number and how many items it holds
   */
  default void pageFetched(RequestEvent.PageFetched event) {}
}
