package io.crmkit.transport;

import io.crmkit.CrmException;
import io.crmkit.RequestOptions;
import io.crmkit.ResponseInfo;
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
  private final CallGuard guard;
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
    this.guard = new CallGuard(exceptions);
    this.sleeper = new Sleeper(settings.time, guard);
    this.throttle = new Throttle(settings, sleeper, exceptions);
    this.retries = new Retries(settings);
    this.options = provider.credential().requireAbsent(settings.options);
    this.cancellation = new Cancellation(CLOSED, null);
  }

  private HttpTransport(HttpTransport shared, RequestOptions options, Cancellation cancellation) {
    this.provider = shared.provider;
    this.settings = shared.settings;
    this.exchanger = shared.exchanger;
    this.exceptions = shared.exceptions;
    this.guard = shared.guard;
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
        this.options.andThen(provider.credential().requireAbsent(options)),
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
    while (true) {
      AttemptResult<T> result = attempt(request, call);
      if (result instanceof AttemptResult.Success<T> success) {
        retries.succeeded(call);
        report(call, result);
        return success.value();
      }
      AttemptFailure failure = ((AttemptResult.Failed<T>) result).failure();
      call.failed(failure.outcome());
      if (isDoneAlready(request, result, call)) {
        report(call, result);
        return request.answer().ofAbsentObject();
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
    return Background.run(() -> calls.apply(view), own);
  }

  /** Ends every call of this view and of those made from it, and every later one. */
  public void close() {
    cancellation.cancel();
    if (cancellation.isRoot()) {
      exchanger.release();
    }
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
    return provider.name() + ", " + settings.baseUrl;
  }

  private void requireOpen() {
    if (CLOSED.equals(cancellation.reason())) {
      throw new IllegalStateException("the client is closed");
    }
  }

  private CallState start(ApiRequest<?> request) {
    return new CallState(
        request,
        request.url(settings.baseUrl),
        Deadline.after(options.callTimeout().orElse(settings.callTimeout), settings.time),
        options.attemptTimeout().orElse(settings.attemptTimeout),
        cancellation);
  }

  private <T extends @Nullable Object> AttemptResult<T> attempt(
      ApiRequest<T> request, CallState call) {
    try (Throttle.Permit permit = throttle.acquire(call)) {
      call.startAttempt(guard.requireActive(call, null));
      AttemptResult<T> result = exchanger.exchange(request, call, options.headers());
      permit.report(result);
      if (TransportLog.LOG.isDebugEnabled()) {
        TransportLog.LOG.debug(
            "{}: {} -> {} (attempt {}, {} since the call began)",
            provider.name(),
            call.describe(),
            result.describe(),
            call.attempts(),
            Durations.format(call.deadline().elapsed()));
      }
      return result;
    }
  }

  /** An earlier attempt may have deleted the object: that it is gone is what was asked for. */
  private static boolean isDoneAlready(
      ApiRequest<?> request, AttemptResult<?> result, CallState call) {
    return result.status() == 404
        && request.isDelete()
        && call.mayHaveChangedSomething()
        && request.answer().canBeAbsent();
  }

  /** Waits until the next attempt; throws when there is to be none. */
  private void waitAfter(AttemptFailure failure, AttemptResult<?> result, CallState call) {
    if (failure instanceof AttemptFailure.IoFailure io) {
      guard.requireActive(call, io.cause()); // what broke may be our own doing
    }
    Duration delay = retries.delayAfter(failure, call);
    throttle.heed(failure, delay);
    RetryDecision decision = retries.decide(failure, delay, call, options.retryNonIdempotent());
    if (decision.delay() == null) {
      report(call, result);
      throw exceptions.of(failure, call, decision.reason());
    }
    sleeper.sleep(decision.delay(), call);
  }

  private void report(CallState call, AttemptResult<?> result) {
    if (options.onResponse().isEmpty() || result.status() == 0) {
      return;
    }
    ResponseInfo info =
        new ResponseInfo(
            result.status(), result.headerMap(), call.attempts(), call.deadline().elapsed());
    try {
      options.onResponse().get().accept(info);
    } catch (RuntimeException | Error e) {
      TransportLog.LOG.warn(
          "onResponse failed after {}; the call's result stands", call.describe(), e);
    }
  }
}
