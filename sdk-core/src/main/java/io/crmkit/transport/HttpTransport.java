package io.crmkit.transport;

import io.crmkit.CrmException;
import io.crmkit.PagedIterable;
import io.crmkit.RateLimitPermit;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.ResponseInfo;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.paging.PagedList;
import io.crmkit.transport.paging.Paging;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Performs calls. One call goes: rate limit, HTTP attempt, then decode; or classify, wait and
 * again.
 *
 * <p>Immutable and thread-safe. Views of one transport share its connections, its limiter and its
 * end of life, and differ in their options and in what cancels them.
 */
public final class HttpTransport {
  private final Provider provider;
  private final TransportSettings settings;
  private final HttpExchanger wire;
  private final ExceptionFactory failures;
  private final Sleeper waits;
  private final RateLimitBackoff gate;
  private final RetryBudget budget;
  private final Cancellation closing;
  private final RequestOptions options;
  private final Cancellation cancellation;

  /** A transport of its own. */
  public HttpTransport(Provider provider, TransportSettings settings) {
    this.provider = provider;
    this.settings = settings;
    this.wire = new HttpExchanger(provider, settings);
    this.failures = new ExceptionFactory(provider);
    this.waits = new Sleeper(settings.time, failures);
    this.gate = new RateLimitBackoff(settings.time);
    this.budget = new RetryBudget();
    this.closing = new Cancellation("the client was closed", null);
    this.options = RequestOptions.none();
    this.cancellation = closing;
  }

  private HttpTransport(HttpTransport shared, RequestOptions options, Cancellation cancellation) {
    this.provider = shared.provider;
    this.settings = shared.settings;
    this.wire = shared.wire;
    this.failures = shared.failures;
    this.waits = shared.waits;
    this.gate = shared.gate;
    this.budget = shared.budget;
    this.closing = shared.closing;
    this.options = options;
    this.cancellation = cancellation;
  }

  /** A view whose calls use the given options. */
  public HttpTransport withOptions(RequestOptions options) {
    return new HttpTransport(this, options, cancellation);
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
      AttemptResult<T> result = attempt(request, call, waitForPermit(call));
      AttemptFailure failure = result.failure();
      if (failure == null) {
        budget.answered(call.attempts() - 1);
        report(call, result);
        return result.value();
      }
      call.failed(failure.outcome());
      if (failure.isRateLimited()) {
        refuseForNow(failure.retryAfter().orElse(settings.retryPolicy.baseDelay()));
      }
      if (isDoneAlready(request, result, call)) {
        report(call, result);
        return request.answer().ofAbsentObject();
      }
      waits.pause(delayBeforeNext(failure, call, result), call, cancellation);
    }
  }

  /**
   * A list that is fetched page by page with the given request, and whose items have no id.
   *
   * @param perPage how many items to ask for a page; empty for as many as the provider gives
   */
  public <T> PagedIterable<T> list(ApiRequest<Items<T>> request, OptionalInt perPage) {
    return list(request, perPage, item -> null);
  }

  /**
   * A list that is fetched page by page with the given request.
   *
   * @param perPage how many items to ask for a page; empty for as many as the provider gives
   * @param id the id of an item, by which it is known when it comes a second time
   */
  public <T> PagedIterable<T> list(
      ApiRequest<Items<T>> request,
      OptionalInt perPage,
      Function<? super T, ? extends @Nullable Object> id) {
    Paging paging = provider.paging();
    return new PagedList<>(
        new PagedList.Source<>(this, paging, request, perPage.orElse(paging.maxSize()), id));
  }

  /** Runs calls in the background, on a view that the future cancels. */
  public <T extends @Nullable Object> CompletableFuture<T> async(
      Function<HttpTransport, ? extends T> calls) {
    requireOpen();
    Cancellation own = new Cancellation("the call was cancelled", cancellation);
    HttpTransport view = new HttpTransport(this, options, own);
    return Background.run(() -> calls.apply(view), own);
  }

  /** Ends every call, and every later one. */
  public void close() {
    closing.cancel();
    wire.release();
  }

  /** The provider and its base URL. */
  @Override
  public String toString() {
    return provider.name() + ", " + settings.baseUrl;
  }

  private void requireOpen() {
    if (closing.reason() != null) {
      throw new IllegalStateException("the client is closed");
    }
  }

  private CallState start(ApiRequest<?> request) {
    return new CallState(
        request,
        request.url(settings.baseUrl),
        options.callTimeout().orElse(settings.callTimeout),
        options.attemptTimeout().orElse(settings.attemptTimeout),
        settings.time);
  }

  /** Makes every call of the client wait before its next attempt. */
  void refuseForNow(Duration wait) {
    gate.close(wait);
  }

  /** Waits until a refusal of any call is over, and for a permit in the rate limit. */
  private RateLimitPermit waitForPermit(CallState call) {
    while (true) {
      int closings = gate.closings();
      waitAtGate(call);
      RateLimitPermit permit = waitForLimiter(call);
      if (gate.closings() == closings && !call.isOutOfTime()) {
        return permit;
      }
      permit.release();
      if (call.isOutOfTime()) {
        throw failures.timedOut(call, null);
      }
    }
  }

  private void waitAtGate(CallState call) {
    Duration left = call.remaining();
    Duration wait = gate.reserve(left);
    if (wait.compareTo(left) > 0) {
      throw failures.backedOff(call, wait);
    }
    waits.pause(wait, call, cancellation);
  }

  private RateLimitPermit waitForLimiter(CallState call) {
    RateLimitPermit permit = settings.rateLimiter.request(call.remaining());
    try {
      for (Duration wait = permit.timeToWait(); !wait.isZero(); wait = permit.timeToWait()) {
        if (wait.compareTo(call.remaining()) > 0) {
          throw failures.noPermitInTime(call, wait);
        }
        waits.pause(wait, call, cancellation);
      }
      return permit;
    } catch (RuntimeException | Error e) {
      permit.release();
      throw e;
    }
  }

  private <T extends @Nullable Object> AttemptResult<T> attempt(
      ApiRequest<T> request, CallState call, RateLimitPermit permit) {
    call.startAttempt();
    AttemptResult<T> result = wire.exchange(request, call, options.headers(), cancellation);
    tell(permit, result);
    if (HttpExchanger.LOG.isDebugEnabled()) {
      HttpExchanger.LOG.debug(
          "{} -> {} (attempt {}, {} since the call began)",
          call.describe(),
          result.describe(),
          call.attempts(),
          Durations.format(call.elapsed()));
    }
    return result;
  }

  private void tell(RateLimitPermit permit, AttemptResult<?> result) {
    if (result.failure() != null && result.failure().outcome() == RequestOutcome.NOT_SENT) {
      permit.release();
    } else {
      permit.onResponse(RateLimitHeaders.read(result, settings.time.now()));
    }
  }

  /** An earlier attempt may have deleted the object: that it is gone is what was asked for. */
  private static boolean isDoneAlready(
      ApiRequest<?> request, AttemptResult<?> result, CallState call) {
    return result.status() == 404
        && request.isDelete()
        && call.isUncertain()
        && request.answer().canBeAbsent();
  }

  /** The wait before the next attempt; throws when there is to be none. */
  private Duration delayBeforeNext(
      AttemptFailure failure, CallState call, AttemptResult<?> result) {
    if (failure instanceof AttemptFailure.IoFailure broken) {
      requireUnended(broken, call);
    }
    RetryDecision decision = decide(failure, call);
    if (decision.delay() == null) {
      report(call, result);
      throw failures.of(failure, call, decision.reason());
    }
    return decision.delay();
  }

  private RetryDecision decide(AttemptFailure failure, CallState call) {
    RetryDecision decision =
        RetryDecision.after(
            failure,
            call.request().isIdempotent() || options.retryNonIdempotent(),
            call.attempts(),
            call.remaining(),
            settings.retryPolicy,
            ThreadLocalRandom.current().nextDouble());
    // A refusal is paced by the gate instead: it costs the provider next to nothing.
    boolean draws = decision.delay() != null && !failure.isRateLimited();
    return draws && !budget.take() ? RetryDecision.OUT_OF_BUDGET : decision;
  }

  /** A broken connection may be our own doing: closed, cancelled, interrupted or out of time. */
  private void requireUnended(AttemptFailure.IoFailure broken, CallState call) {
    String reason = cancellation.reason();
    if (reason != null) {
      throw failures.interrupted(call, reason, broken.cause());
    }
    if (Thread.currentThread().isInterrupted()) {
      throw failures.interrupted(call, "the thread was interrupted", broken.cause());
    }
    if (call.isOutOfTime()) {
      throw failures.timedOut(call, broken.cause());
    }
  }

  private void report(CallState call, AttemptResult<?> result) {
    if (options.onResponse().isEmpty() || result.status() == 0) {
      return;
    }
    ResponseInfo info =
        new ResponseInfo(result.status(), result.headerMap(), call.attempts(), call.elapsed());
    try {
      options.onResponse().get().accept(info);
    } catch (RuntimeException e) {
      HttpExchanger.LOG.warn(
          "onResponse failed after {}; the call's result stands", call.describe(), e);
    }
  }
}
