package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A place with each of several limiters: sent when all of them let it. */
final class AllPlaces implements RateLimitPlace {
  private final List<RateLimiter> limiters;
  private final Duration maxWait;
  private final List<RateLimitPlace> places = new ArrayList<>();

  AllPlaces(List<RateLimiter> limiters, Duration maxWait) {
    this.limiters = limiters;
    this.maxWait = maxWait;
    limiters.forEach(limiter -> places.add(limiter.enter(maxWait)));
  }

  @Override
  public Duration delay() {
    List<Duration> waits = places.stream().map(RateLimitPlace::delay).toList();
    Duration longest = Collections.max(waits);
    if (!longest.isZero()) {
      lineUpAgain(waits);
    }
    return longest;
  }

  @Override
  public void answered(RateLimitAnswer answer) {
    places.forEach(place -> place.answered(answer));
  }

  @Override
  public void cancel() {
    places.forEach(RateLimitPlace::cancel);
  }

  /** Those that let it go now count it as sent, which it is not. */
  private void lineUpAgain(List<Duration> waits) {
    for (int i = 0; i < waits.size(); i++) {
      if (waits.get(i).isZero()) {
        places.get(i).cancel();
        places.set(i, limiters.get(i).enter(maxWait));
      }
    }
  }
}
