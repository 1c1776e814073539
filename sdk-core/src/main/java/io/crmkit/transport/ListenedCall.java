package io.crmkit.transport;

import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The events of one call, with the times between them, for a listener. */
final class ListenedCall implements CallEvents {
  private final RequestListener listener;
  private final RequestInfo request;
  private final Deadline clock;
  private int attempt;
  private @Nullable Duration attemptStart;
  private @Nullable Duration waitStart;
  private OptionalInt status = OptionalInt.empty();

  /**
   * Creates one.
   *
   * @param clock counts from the start of the call
   */
  ListenedCall(RequestListener listener, RequestInfo request, Deadline clock) {
    this.listener = listener;
    this.request = request;
    this.clock = clock;
  }

  @Override
  public void callStarted() {
    listener.callStarted(new RequestEvent.CallStarted(request));
  }

  @Override
  public void waitsForLimit() {
    if (waitStart == null) {
      waitStart = clock.elapsed();
    }
  }

  @Override
  public void waitedForLimit() {
    if (waitStart != null) {
      Duration waited = clock.elapsed().minus(waitStart);
      waitStart = null;
      listener.limitWaited(new RequestEvent.LimitWaited(request, waited));
    }
  }

  @Override
  public void attemptStarted(int number) {
    attempt = number;
    attemptStart = clock.elapsed();
    listener.attemptStarted(new RequestEvent.AttemptStarted(request, number));
  }

  @Override
  public void attemptEnded(AttemptResult<?> result) {
    status = result.status() == 0 ? OptionalInt.empty() : OptionalInt.of(result.status());
    Optional<String> error =
        result instanceof AttemptResult.Failed<?> failed
            ? Optional.of(failed.failure().kind())
            : Optional.empty();
    endAttempt(error, RateLimitHeaders.read(result, Instant.EPOCH).remaining());
  }

  @Override
  public void retryScheduled(AttemptFailure failure, Duration delay) {
    listener.retryScheduled(
        new RequestEvent.RetryScheduled(request, attempt, delay, failure.kind()));
  }

  @Override
  public void callFinished(int attempts, @Nullable Throwable failure) {
    if (attemptStart != null && failure != null) {
      status = OptionalInt.empty();
      endAttempt(Optional.of(failure.getClass().getName()), OptionalLong.empty());
    }
    listener.callFinished(
        new RequestEvent.CallFinished(
            request, attempts, clock.elapsed(), status, Optional.ofNullable(failure)));
  }

  private void endAttempt(Optional<String> error, OptionalLong limitRemaining) {
    Duration start = attemptStart == null ? clock.elapsed() : attemptStart;
    attemptStart = null;
    listener.attemptEnded(
        new RequestEvent.AttemptEnded(
            request, attempt, clock.elapsed().minus(start), status, error, limitRemaining));
  }
}
