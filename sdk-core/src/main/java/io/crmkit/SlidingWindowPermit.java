package io.crmkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A permit of a sliding window: new or waiting, then sent, then ended. */
final class SlidingWindowPermit implements RateLimitPermit {
  private static final int NOT_SENT = -1;

  private final SlidingWindow limiter;
  private final Duration maxWait;
  private volatile @Nullable Runnable wakeUp;
  private long due;
  private long number = NOT_SENT;
  private int expected;

  SlidingWindowPermit(SlidingWindow limiter, Duration maxWait) {
    this.limiter = limiter;
    this.maxWait = maxWait;
  }

  @Override
  public Duration timeToWait() {
    return number == NOT_SENT ? limiter.ask(this) : Duration.ZERO;
  }

  @Override
  public void onShorterWait(Runnable wakeUp) {
    this.wakeUp = wakeUp;
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    if (number != NOT_SENT) {
      limiter.answered(this, response);
      number = NOT_SENT;
    }
  }

  @Override
  public void release() {
    if (number == NOT_SENT) {
      limiter.leave(this);
    } else {
      limiter.giveBack();
      number = NOT_SENT;
    }
  }

  /**
   * It is sent.
   *
   * @param number the number of its request, in the order of sending
   * @param expected how many more the provider should allow, by our own count
   */
  void sent(long number, int expected) {
    this.number = number;
    this.expected = expected;
  }

  /** It was told to come again at this time. */
  void due(long time) {
    this.due = time;
  }

  long due() {
    return due;
  }

  Duration maxWait() {
    return maxWait;
  }

  long number() {
    return number;
  }

  int expected() {
    return expected;
  }

  void wakeUp() {
    Runnable waiting = wakeUp;
    if (waiting != null) {
      waiting.run();
    }
  }
}
