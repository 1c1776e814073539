package io.crmkit.transport;

import io.crmkit.Page;
import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import io.crmkit.RequestOptions;
import io.crmkit.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The events of one call, with the times between them, for those who listen. */
final class ListenedCall extends CallEvents {
  private final TransportSettings settings;
  private final RequestOptions options;
  private final ApiRequest<?> call;
  private final RequestInfo request;
  private final Deadline clock;
  private int attempt;
  private @Nullable Duration attemptStart;
  private @Nullable Duration waitStart;
  private OptionalInt status = OptionalInt.empty();

  private ListenedCall(
      Provider provider,
      TransportSettings settings,
      RequestOptions options,
      ApiRequest<?> call,
      Deadline clock) {
    this.settings = settings;
    this.options = options;
    this.call = call;
    this.request =
        new RequestInfo(
            provider.name,
            settings.baseUrl.uri(),
            call.method(),
            call.pathTemplate(),
            call.listId());
    this.clock = clock;
  }

  /**
   * The events of a call.
   *
   * @param clock counts from the start of the call
   */
  static CallEvents of(
      Provider provider,
      TransportSettings settings,
      RequestOptions options,
      ApiRequest<?> call,
      Deadline clock) {
    return settings.listeners.isEmpty() && options.onResponse().isEmpty()
        ? NONE
        : new ListenedCall(provider, settings, options, call, clock);
  }

  @Override
  void callStarted() {
    tell(RequestListener::callStarted, new RequestEvent.CallStarted(request));
  }

  @Override
  void waitsForLimit() {
    if (waitStart == null) {
      waitStart = clock.elapsed();
    }
  }

  @Override
  void waitedForLimit() {
    if (waitStart != null) {
      Duration waited = clock.elapsed().minus(waitStart);
      waitStart = null;
      tell(RequestListener::limitWaited, new RequestEvent.LimitWaited(request, waited));
    }
  }

  @Override
  void attemptStarted(int number) {
    attempt = number;
    attemptStart = clock.elapsed();
    tell(RequestListener::attemptStarted, new RequestEvent.AttemptStarted(request, number));
  }

  @Override
  void attemptEnded(AttemptResult<?> result) {
    status = result.status == 0 ? OptionalInt.empty() : OptionalInt.of(result.status);
    endAttempt(
        result.failure == null ? null : result.failure.kind,
        RateLimitHeaders.remaining(result.headers));
  }

  @Override
  void retryScheduled(AttemptFailure failure, Duration delay) {
    tell(
        RequestListener::retryScheduled,
        new RequestEvent.RetryScheduled(request, attempt, delay, failure.kind));
  }

  @Override
  void callFinished(int attempts, @Nullable Throwable failure) {
    if (attemptStart != null && failure != null) {
      status = OptionalInt.empty();
      endAttempt(failure.getClass().getName(), OptionalLong.empty());
    }
    tell(
        RequestListener::callFinished,
        new RequestEvent.CallFinished(
            request, attempts, clock.elapsed(), status, Optional.ofNullable(failure)));
  }

  @Override
  void answered(AttemptResult<?> last, int attempts) {
    if (options.onResponse().isEmpty() || last.headers == null) {
      return;
    }
    ResponseInfo info =
        new ResponseInfo(last.status, last.headers.toMultimap(), attempts, clock.elapsed());
    try {
      options.onResponse().get().accept(info);
    } catch (RuntimeException | Error e) {
      TransportLog.LOG.warn(
          "onResponse failed after {} {}; the call's result stands",
          call.method(),
          call.url(settings.baseUrl).encodedPath(),
          e);
    }
  }

  @Override
  void pageFetched(Page<?> page) {
    tell(
        RequestListener::pageFetched,
        new RequestEvent.PageFetched(request, page.number(), page.items().size(), page.total()));
  }

  private void endAttempt(@Nullable String error, OptionalLong limitRemaining) {
    Duration end = clock.elapsed();
    Duration elapsed = end.minus(attemptStart == null ? end : attemptStart);
    attemptStart = null;
    tell(
        RequestListener::attemptEnded,
        new RequestEvent.AttemptEnded(
            request, attempt, elapsed, status, Optional.ofNullable(error), limitRemaining));
  }

  /** Tells one after the other, whatever one throws. */
  private <E extends RequestEvent> void tell(BiConsumer<RequestListener, E> how, E event) {
    for (RequestListener listener : settings.listeners) {
      try {
        how.accept(listener, event);
      } catch (RuntimeException | Error e) {
        TransportLog.LOG.warn(
            "a RequestListener failed at {} of {}; the call goes on",
            event.getClass().getSimpleName(),
            event.request(),
            e);
      }
    }
  }
}
