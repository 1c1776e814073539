package io.crmkit.transport;

import io.crmkit.CrmException;
import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * Decides when an attempt may be sent: not before the limiter has a permit for it, and not while
 * the provider has the whole client wait after a 429. Thread-safe.
 */
final class Throttle {
  private final RateLimiter limiter;
  private final RateLimitBackoff backoff;
  private final TimeSource time;

  /** Whoever wants neither a limit nor a repeat sees to the pace himself. */
  private final boolean backsOff;

  private final Sleeper sleeper;
  private final ExceptionFactory exceptions;

  @SuppressWarnings("ReferenceEquality") // there is one unlimited limiter
  Throttle(TransportSettings settings, Sleeper sleeper, ExceptionFactory exceptions) {
    this.time = settings.time;
    this.backoff = new RateLimitBackoff(time);
    boolean isLimited = settings.rateLimiter != RateLimiter.unlimited();
    this.backsOff = isLimited || settings.retryPolicy.maxAttempts() > 1;
    this.limiter =
        isLimited || !backsOff
            ? settings.rateLimiter
            : new LearnedLimit(time::nanoTime, settings.slidingWindows);
    this.sleeper = sleeper;
    this.exceptions = exceptions;
  }

  /**
   * Waits until the next attempt of a call may be sent.
   *
   * @throws CrmException if that is not within the call's time, or the call ends while it waits
   */
  Permit acquire(CallState call) {
    try {
      return acquirePermit(call);
    } finally {
      call.events.waitedForLimit();
    }
  }

  private Permit acquirePermit(CallState call) {
    while (true) {
      int refusals = backoff.refusals();
      waitForBackoff(call);
      Permit permit = waitForLimiter(call, refusals);
      if (backoff.refusals() == refusals) {
        return permit;
      }
      permit.close(); // another call was refused meanwhile
    }
  }

  /**
   * Makes every call of the client wait before its next attempt, if the provider answered 429.
   *
   * @param wait how long
   */
  void backOff(AttemptFailure failure, Duration wait) {
    if (backsOff && failure.isRateLimited()) {
      backoff.start(wait, ((AttemptFailure.ErrorStatus) failure).response);
    }
  }

  private void waitForBackoff(CallState call) {
    Duration left = call.deadline.remaining();
    Duration wait = backoff.reserve(left);
    if (wait.compareTo(left) > 0) {
      throw exceptions.backedOff(call, wait, Objects.requireNonNull(backoff.refusal()));
    }
    if (wait.isZero()) {
      sleeper.requireActive(call, null);
      return;
    }
    call.events.waitsForLimit();
    Thread thread = Thread.currentThread();
    backoff.waits(thread);
    try {
      sleeper.sleep(wait, call, backoff::isOpen);
    } finally {
      backoff.woke(thread);
    }
  }

  private Permit waitForLimiter(CallState call, int refusals) {
    Permit permit = new Permit(limiter.request(call.deadline.remaining()), refusals);
    try {
      for (Duration wait = permit.timeToWait(); !wait.isZero(); wait = permit.timeToWait()) {
        if (wait.compareTo(call.deadline.remaining()) > 0) {
          throw exceptions.noPermitInTime(call, wait);
        }
        call.events.waitsForLimit();
        sleeper.sleep(wait, call, permit::isWoken);
      }
      return permit;
    } catch (RuntimeException | Error e) {
      permit.close();
      throw e;
    }
  }

  /**
   * The permit of one attempt. Closed without a report it is given back, unless it was spent: an
   * interceptor of the host's may throw what ends the call when the provider has its request. What
   * a limiter of the host's throws at the end of an attempt is logged: it must not cost a result
   * that is there.
   */
  final class Permit implements AutoCloseable {
    private final RateLimitPermit permit;
    private final int refusals;
    private volatile boolean woken;
    private boolean spent;
    private boolean ended;

    private Permit(RateLimitPermit permit, int refusals) {
      this.permit = permit;
      this.refusals = refusals;
      Thread waiting = Thread.currentThread();
      permit.onShorterWait(
          () -> {
            woken = true;
            LockSupport.unpark(waiting);
          });
    }

    /** Whether others gave permits back since it was asked last. */
    private boolean isWoken() {
      return woken;
    }

    /** Zero or a positive duration; a limiter that names a negative one means now. */
    private Duration timeToWait() {
      woken = false;
      Duration wait = permit.timeToWait();
      return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Notes that the provider may have received the request. */
    void spend() {
      spent = true;
    }

    /** Tells the limiter how the attempt ended. */
    void report(AttemptResult<?> result) {
      if (isGood(result.status)) {
        backoff.answered(refusals);
      }
      if (result.failure != null && result.failure.outcome == RequestOutcome.NOT_SENT) {
        close();
      } else {
        end(() -> permit.onResponse(RateLimitHeaders.read(result, time.now())));
      }
    }

    private static boolean isGood(int status) {
      return status >= 200 && status < 500 && status != 429;
    }

    /** Gives the permit back, unless its attempt was reported or it is spent. */
    @Override
    public void close() {
      end(spent ? () -> permit.onResponse(RateLimitFeedback.of(0)) : permit::release);
    }

    private void end(Runnable how) {
      if (ended) {
        return;
      }
      ended = true;
      try {
        how.run();
      } catch (RuntimeException | Error e) {
        TransportLog.LOG.warn("the rate limiter {} failed; the call's result stands", limiter, e);
      }
    }
  }
}
