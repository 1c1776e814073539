package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A permit with each of several limiters: sent when all of them let it. */
final class CompositePermit implements RateLimitPermit {
  private final List<RateLimiter> limiters;
  private final Duration maxWait;
  private final List<RateLimitPermit> permits = new ArrayList<>();

  CompositePermit(List<RateLimiter> limiters, Duration maxWait) {
    this.limiters = limiters;
    this.maxWait = maxWait;
    limiters.forEach(limiter -> permits.add(limiter.request(maxWait)));
  }

  @Override
  public Duration timeToWait() {
    List<Duration> waits = permits.stream().map(RateLimitPermit::timeToWait).toList();
    Duration longest = Collections.max(waits);
    if (!longest.isZero()) {
      lineUpAgain(waits);
    }
    return longest;
  }

  @Override
  public void onResponse(RateLimitFeedback answer) {
    permits.forEach(permit -> permit.onResponse(answer));
  }

  @Override
  public void release() {
    permits.forEach(RateLimitPermit::release);
  }

  /** Those that let it go now count it as sent, which it is not. */
  private void lineUpAgain(List<Duration> waits) {
    for (int i = 0; i < waits.size(); i++) {
      if (waits.get(i).isZero()) {
        permits.get(i).release();
        permits.set(i, limiters.get(i).request(maxWait));
      }
    }
  }
}
