package io.crmkit.transport;

import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** How far one call has come, and whether it is over. Used by the thread of the call only. */
final class CallState {
  /** So little that nothing can come of it; OkHttp's timer may be early by as much. */
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ApiRequest<?> request;
  private final HttpUrl url;
  private final Deadline deadline;
  private final Duration longestAttempt;
  private final Cancellation cancellation;
  private final ExceptionFactory exceptions;
  private int attempts;
  private int budgetedRepeats;
  private Duration attemptTimeout = Duration.ZERO;
  private RequestOutcome outcome = RequestOutcome.NOT_SENT;

  CallState(
      ApiRequest<?> request,
      HttpUrl url,
      Deadline deadline,
      Duration longestAttempt,
      Cancellation cancellation,
      ExceptionFactory exceptions) {
    this.request = request;
    this.url = url;
    this.deadline = deadline;
    this.longestAttempt = longestAttempt;
    this.cancellation = cancellation;
    this.exceptions = exceptions;
  }

  ApiRequest<?> request() {
    return request;
  }

  HttpUrl url() {
    return url;
  }

  Deadline deadline() {
    return deadline;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  int attempts() {
    return attempts;
  }

  /** How many of the repeats were drawn from the client's budget. */
  int budgetedRepeats() {
    return budgetedRepeats;
  }

  void drewFromBudget() {
    budgetedRepeats++;
  }

  /**
   * Begins an attempt, and fixes what it may take: never more than is left of the call.
   *
   * @throws CrmException if nothing is left, or the call is over for another reason
   */
  void startAttempt() {
    requireActive(null);
    Duration left = deadline.remaining();
    if (left.isZero()) { // which OkHttp would take for no limit at all
      throw exceptions.timedOut(this, null);
    }
    attempts++;
    attemptTimeout = Durations.min(left, longestAttempt);
  }

  /** What the present attempt may take; longer than zero once it has begun. */
  Duration attemptTimeout() {
    return attemptTimeout;
  }

  /** Notes what the provider may have done in the attempt that failed: the most of it counts. */
  void failed(RequestOutcome attempt) {
    outcome = attempt.compareTo(outcome) > 0 ? attempt : outcome;
  }

  /** What the provider may have done in all attempts together. */
  RequestOutcome outcome() {
    return outcome;
  }

  /** Whether an attempt so far may have changed something at the provider. */
  boolean mayHaveChangedSomething() {
    return !request.isGet() && outcome.compareTo(RequestOutcome.UNKNOWN) >= 0;
  }

  /**
   * The one place that asks whether a call is over.
   *
   * @param cause what made us ask; null for nothing
   * @throws CrmException if it was cancelled, its client closed, its thread interrupted, or its
   *     time is up
   */
  void requireActive(@Nullable Throwable cause) {
    String reason = cancellation.reason();
    if (reason == null && Thread.currentThread().isInterrupted()) {
      reason = "the thread was interrupted";
    }
    if (reason != null) {
      throw exceptions.interrupted(this, reason, cause);
    }
    if (deadline.remaining().compareTo(MOMENT) < 0) {
      throw exceptions.timedOut(this, cause);
    }
  }

  /** The method and path, for messages: of the query only the page, as the rest may be secret. */
  String describe() {
    return request.method() + " " + url.encodedPath() + request.shownQuery();
  }
}
