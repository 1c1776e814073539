package io.crmkit.transport;

import io.crmkit.RequestOutcome;
import java.time.Duration;
import okhttp3.HttpUrl;

/** How far one call has come. Used by the thread of the call only. */
final class CallState {
  final ApiRequest<?> request;
  final HttpUrl url;
  final Deadline deadline;
  private final Duration longestAttempt;
  final Cancellation cancellation;

  /** Where to tell what becomes of it. */
  final CallEvents events;

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
      CallEvents events) {
    this.request = request;
    this.url = url;
    this.deadline = deadline;
    this.longestAttempt = longestAttempt;
    this.cancellation = cancellation;
    this.events = events;
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
   * Begins an attempt, and fixes what it may take.
   *
   * @param left what is left of the call; longer than zero
   */
  void startAttempt(Duration left) {
    attempts++;
    attemptTimeout = Durations.min(left, longestAttempt);
  }

  /** What the present attempt may take: never more than was left of the call. */
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
   * Whether a status means that the call has done what was asked: an earlier attempt may have
   * deleted the object that is gone now.
   */
  boolean isDoneAlready(int status) {
    return status == 404
        && request.isDelete()
        && mayHaveChangedSomething()
        && request.reader().canBeAbsent();
  }

  /** The method and path, for messages: of the query only the page, as the rest may be secret. */
  String describe() {
    return request.method() + " " + url.encodedPath() + request.shownQuery();
  }
}
