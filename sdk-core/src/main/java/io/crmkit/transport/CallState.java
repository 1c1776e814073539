package io.crmkit.transport;

import io.crmkit.RequestOutcome;
import java.time.Duration;
import okhttp3.HttpUrl;

/** How far one call has come. Used by the thread of the call only. */
final class CallState {
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final ApiRequest<?> request;
  private final HttpUrl url;
  private final TimeSource time;
  private final Duration timeout;
  private final Duration longestAttempt;
  private final long start;
  private int attempts;
  private Duration attemptTimeout;
  private boolean uncertain;
  private RequestOutcome last = RequestOutcome.NOT_SENT;

  CallState(
      ApiRequest<?> request,
      HttpUrl url,
      Duration timeout,
      Duration longestAttempt,
      TimeSource time) {
    this.request = request;
    this.url = url;
    this.timeout = timeout;
    this.longestAttempt = longestAttempt;
    this.attemptTimeout = longestAttempt;
    this.time = time;
    this.start = time.nanoTime();
  }

  ApiRequest<?> request() {
    return request;
  }

  HttpUrl url() {
    return url;
  }

  Duration timeout() {
    return timeout;
  }

  int attempts() {
    return attempts;
  }

  void startAttempt() {
    attempts++;
    Duration left = remaining();
    attemptTimeout = left.compareTo(longestAttempt) < 0 ? left : longestAttempt;
  }

  void failed(RequestOutcome outcome) {
    last = outcome;
    uncertain |= outcome == RequestOutcome.UNKNOWN || outcome == RequestOutcome.PROCESSED;
  }

  /** Whether an attempt so far may have changed something at the provider. */
  boolean isUncertain() {
    return uncertain && !request.isGet();
  }

  /** What the provider may have done in all attempts together. */
  RequestOutcome outcome() {
    boolean lastIsHarmless = last == RequestOutcome.NOT_SENT || last == RequestOutcome.REFUSED;
    return isUncertain() && lastIsHarmless ? RequestOutcome.UNKNOWN : last;
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - start);
  }

  /** What is left of the call's time; zero when it is used up. */
  Duration remaining() {
    Duration left = timeout.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Whether so little is left that nothing can come of it; OkHttp's timer may be a moment early.
   */
  boolean isOutOfTime() {
    return remaining().compareTo(MOMENT) < 0;
  }

  /** What the present attempt may take: never more than is left of the call. */
  Duration attemptTimeout() {
    return attemptTimeout;
  }

  /** The method and path, for messages: never the query, which may hold more than it should. */
  String describe() {
    return request.method() + " " + url.encodedPath();
  }
}
