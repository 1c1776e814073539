package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Several limits, each of which must have a permit. */
final class CompositeRateLimiter implements RateLimiter {
  private final List<RateLimiter> given;
  private final List<SlidingWindow> windows;
  private final List<RateLimiter> others;

  private CompositeRateLimiter(List<RateLimiter> given) {
    this.given = given;
    // A limit that is given twice has one permit to give, not two.
    List<RateLimiter> limits = flat(given).distinct().toList();
    this.windows =
        limits.stream()
            .filter(SlidingWindow.class::isInstance)
            .map(SlidingWindow.class::cast)
            .sorted(SlidingWindow.LONGEST_FIRST)
            .toList();
    this.others = limits.stream().filter(limiter -> !(limiter instanceof SlidingWindow)).toList();
  }

  static CompositeRateLimiter of(RateLimiter... limiters) {
    Objects.requireNonNull(limiters, "limiters == null");
    for (int i = 0; i < limiters.length; i++) {
      Objects.requireNonNull(limiters[i], "limiters[" + i + "] == null");
    }
    if (limiters.length == 0) {
      throw new IllegalArgumentException("limiters is empty");
    }
    return new CompositeRateLimiter(List.of(limiters));
  }

  /** The limits themselves, also those of combinations: then all of them are in one order. */
  private static Stream<RateLimiter> flat(List<RateLimiter> limiters) {
    return limiters.stream()
        .flatMap(
            limiter ->
                limiter instanceof CompositeRateLimiter several
                    ? flat(several.given)
                    : Stream.of(limiter));
  }

  /** For a limiter that wraps this one: the windows count the request from when they have room. */
  @Override
  public Duration reserve(Duration maxWait) {
    Duration longest = expectedWait();
    if (longest.compareTo(maxWait) > 0) {
      return longest;
    }
    List<RateLimiter> reserved = new ArrayList<>();
    for (RateLimiter limiter : others) {
      Duration wait = limiter.reserve(maxWait);
      if (wait.compareTo(maxWait) > 0) {
        reserved.forEach(RateLimiter::release);
        return wait;
      }
      reserved.add(limiter);
      longest = longer(longest, wait);
    }
    for (SlidingWindow window : windows) {
      longest = longer(longest, window.reserve(SlidingWindow.LONGEST_WAIT));
    }
    return longest;
  }

  @Override
  public void release() {
    others.forEach(RateLimiter::release);
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    others.forEach(limiter -> limiter.onResponse(response));
  }

  @Override
  public RateLimitPermit request(Duration maxWait) {
    return new CompositePermit(this, maxWait);
  }

  @Override
  public String toString() {
    return "RateLimiter.allOf" + given;
  }

  /**
   * The order of asking. That of the windows is the same in every combination, so that no two
   * requests wait for a permit that the other one holds. The longest comes first, since its permits
   * bear being held: many short windows end meanwhile. The others come last, since the time that
   * {@link RateLimiter#reserve} sets passes while a request waits elsewhere.
   */
  List<RateLimiter> inOrder() {
    return Stream.concat(windows.stream(), others.stream()).toList();
  }

  /** What the windows would say to a new request: none of the others can say without reserving. */
  Duration expectedWait() {
    return windows.stream()
        .map(SlidingWindow::expectedWait)
        .reduce(Duration.ZERO, CompositeRateLimiter::longer);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
