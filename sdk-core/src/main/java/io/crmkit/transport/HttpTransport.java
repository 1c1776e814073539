package io.crmkit.transport;

import io.crmkit.CrmException;
import io.crmkit.Page;
import io.crmkit.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs calls. One call goes: rate limit, HTTP attempt, then decode; or classify, wait and
 * again.
 *
 * <p>Immutable and thread-safe. Views of one transport share its connections and its limiter, and
 * end with it; they differ in their options and in what else ends them.
 */
public final class HttpTransport {
  private static final String CLOSED = "the client was closed";

  private final Provider provider;
  private final TransportSettings settings;
  private final HttpExchanger exchanger;
  private final ExceptionFactory exceptions;
  private final Sleeper sleeper;
  private final Throttle throttle;
  private final Retries retries;
  private final RequestOptions options;
  private final Cancellation cancellation;

  /** A transport of its own. */
  public HttpTransport(Provider provider, TransportSettings settings) {
    this.provider = provider;
    this.settings = settings;
    this.exchanger = new HttpExchanger(provider, settings);
    this.exceptions = new ExceptionFactory(provider, settings.baseUrl);
    this.sleeper = new Sleeper(settings.time, exceptions);
    this.throttle = new Throttle(settings, sleeper, exceptions);
    this.retries = new Retries(settings);
    this.options = provider.credential.requireAbsent(settings.options);
    this.cancellation = new Cancellation(CLOSED, null);
  }

  private HttpTransport(HttpTransport shared, RequestOptions options, Cancellation cancellation) {
    this.provider = shared.provider;
    this.settings = shared.settings;
    this.exchanger = shared.exchanger;
    this.exceptions = shared.exceptions;
    this.sleeper = shared.sleeper;
    this.throttle = shared.throttle;
    this.retries = shared.retries;
    this.options = options;
    this.cancellation = cancellation;
  }

  /** A view whose calls use the given options on top of this one's. */
  public HttpTransport withOptions(RequestOptions options) {
    return new HttpTransport(
        this,
        this.options.andThen(provider.credential.requireAbsent(options)),
        new Cancellation(CLOSED, cancellation));
  }

  /**
   * Performs a call.
   *
   * @throws CrmException if it fails
   * @throws IllegalStateException if the transport is closed
   */
  public <T extends @Nullable Object> T execute(ApiRequest<T> request) {
    requireOpen();
    CallState call = start(request);
    call.events.callStarted();
    try {
      T result = perform(request, call);
      call.events.callFinished(call.attempts(), null);
      return result;
    } catch (RuntimeException | Error e) {
      call.events.callFinished(call.attempts(), e);
      throw e;
    }
  }

  private <T extends @Nullable Object> T perform(ApiRequest<T> request, CallState call) {
    while (true) {
      AttemptResult<T> result = attempt(request, call);
      AttemptFailure failure = result.failure;
      if (failure == null) {
        retries.succeeded(call);
        call.events.answered(result, call.attempts());
        return result.value();
      }
      call.failed(failure.outcome);
      if (call.isDoneAlready(result.status)) {
        call.events.answered(result, call.attempts());
        return request.reader().ofAbsentObject();
      }
      waitAfter(failure, result, call);
    }
  }

  /** Runs calls in the background, on a view that the future ends. */
  public <T extends @Nullable Object> CompletableFuture<T> async(
      Function<HttpTransport, ? extends T> calls) {
    requireOpen();
    Cancellation own = new Cancellation("the call was cancelled", cancellation);
    HttpTransport view = new HttpTransport(this, options, own);
    return Background.run(() -> calls.apply(view), own, settings.taskDecorator);
  }

  /** Ends every call of this view and of those made from it, and every later one. */
  public void close() {
    cancellation.cancel();
    if (cancellation.isRoot()) {
      exchanger.release();
    }
  }

  /** Tells the listeners of a page that a call brought. */
  void pageFetched(ApiRequest<?> request, Page<?> page) {
    ListenedCall.of(provider, settings, options, request, deadline()).pageFetched(page);
  }

  Provider provider() {
    return provider;
  }

  String host() {
    return settings.baseUrl.host();
  }

  /** The provider and its base URL. */
  @Override
  public String toString() {
    return provider.name + ", " + settings.baseUrl;
  }

  private void requireOpen() {
    if (CLOSED.equals(cancellation.reason())) {
      throw new IllegalStateException("the client is closed");
    }
  }

  private CallState start(ApiRequest<?> request) {
    Deadline deadline = deadline();
    return new CallState(
        request,
        request.url(settings.baseUrl),
        deadline,
        options.attemptTimeout().orElse(settings.attemptTimeout),
        cancellation,
        ListenedCall.of(provider, settings, options, request, deadline));
  }

  private Deadline deadline() {
    return Deadline.after(options.callTimeout().orElse(settings.callTimeout), settings.time);
  }

  private <T extends @Nullable Object> AttemptResult<T> attempt(
      ApiRequest<T> request, CallState call) {
    try (Throttle.Permit permit = throttle.acquire(call)) {
      call.startAttempt(sleeper.requireActive(call, null));
      call.events.attemptStarted(call.attempts());
      AttemptResult<T> result = exchanger.exchange(request, call, options.headers(), permit);
      permit.report(result);
      call.events.attemptEnded(result);
      TransportLog.attempt(provider, call, result);
      return result;
    }
  }

  /** Waits until the next attempt; throws when there is to be none. */
  private void waitAfter(AttemptFailure failure, AttemptResult<?> result, CallState call) {
    if (failure instanceof AttemptFailure.IoFailure io) {
      sleeper.requireActive(call, io.cause); // what broke may be our own doing
    }
    Duration delay = retries.delayAfter(failure, call);
    throttle.backOff(failure, delay);
    String objection = retries.objection(failure, delay, call, options.retryNonIdempotent());
    if (objection != null) {
      call.events.answered(result, call.attempts());
      throw exceptions.of(failure, call, objection);
    }
    call.events.retryScheduled(failure, delay);
    sleeper.sleep(delay, call, () -> false);
  }
}
