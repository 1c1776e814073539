package io.crmkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A permit of each of several limiters. They are asked one after the other, while the permits of
 * those before are held: no limiter is asked twice, and the order of coming stays. Holding costs
 * nothing, since whoever comes next would wait behind this request anyway.
 */
final class CompositePermit implements RateLimitPermit {
  private final CompositeRateLimiter limiter;
  private final Deque<RateLimiter> unasked;
  private final Duration maxWait;
  // All of them are held, but for the last one while it waits.
  private final List<RateLimitPermit> permits = new ArrayList<>();
  private boolean waiting;
  private @Nullable Runnable wakeUp;

  CompositePermit(CompositeRateLimiter limiter, Duration maxWait) {
    this.limiter = limiter;
    this.unasked = new ArrayDeque<>(limiter.inOrder());
    this.maxWait = maxWait;
  }

  @Override
  public Duration timeToWait() {
    if (permits.isEmpty()) {
      Duration expected = limiter.expectedWait();
      if (expected.compareTo(maxWait) > 0) {
        return expected;
      }
    }
    while (waiting || !unasked.isEmpty()) {
      if (!waiting) {
        askNext();
      }
      Duration wait = permits.get(permits.size() - 1).timeToWait();
      if (!wait.isZero()) {
        return wait;
      }
      waiting = false;
    }
    return Duration.ZERO;
  }

  @Override
  public void onShorterWait(Runnable wakeUp) {
    this.wakeUp = wakeUp;
    for (RateLimitPermit permit : permits) {
      permit.onShorterWait(wakeUp);
    }
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    CompositeRateLimiter.tell(permits.iterator(), permit -> permit.onResponse(response));
  }

  @Override
  public void release() {
    CompositeRateLimiter.tell(permits.iterator(), RateLimitPermit::release);
  }

  private void askNext() {
    RateLimitPermit permit = unasked.remove().request(maxWait);
    if (wakeUp != null) {
      permit.onShorterWait(wakeUp);
    }
    permits.add(permit);
    waiting = true;
  }
}
