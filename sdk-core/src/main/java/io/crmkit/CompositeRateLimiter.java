package io.crmkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Several limits, each of which must have a permit. */
final class CompositeRateLimiter implements RateLimiter {
  private final List<RateLimiter> given;
  private final List<SlidingWindow> windows = new ArrayList<>();
  private final List<RateLimiter> others = new ArrayList<>();

  private CompositeRateLimiter(List<RateLimiter> given) {
    this.given = given;
    addAll(given);
    windows.sort(SlidingWindow.LONGEST_FIRST);
  }

  /**
   * Adds the limits themselves, also those of combinations: then all of them are in one order. A
   * limit that is given twice has one permit to give, not two.
   */
  private void addAll(List<RateLimiter> limiters) {
    for (RateLimiter limiter : limiters) {
      if (limiter instanceof CompositeRateLimiter several) {
        addAll(several.given);
      } else if (limiter instanceof SlidingWindow window) {
        addNew(windows, window);
      } else {
        addNew(others, limiter);
      }
    }
  }

  private static <T> void addNew(List<T> limiters, T limiter) {
    if (!limiters.contains(limiter)) {
      limiters.add(limiter);
    }
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

  /** For a limiter that wraps this one: the windows count the request from when they have room. */
  @Override
  public Duration reserve(Duration maxWait) {
    Duration longest = expectedWait();
    if (longest.compareTo(maxWait) > 0) {
      return longest;
    }
    Duration wait = reserveOthers(maxWait);
    if (wait.compareTo(maxWait) > 0) {
      return wait;
    }
    longest = longer(longest, wait);
    for (SlidingWindow window : windows) {
      longest = longer(longest, window.reserve(SlidingWindow.LONGEST_WAIT));
    }
    return longest;
  }

  /** Reserves all of them or, if one has no permit in time or fails, none. */
  private Duration reserveOthers(Duration maxWait) {
    List<RateLimiter> reserved = new ArrayList<>();
    boolean all = false;
    try {
      Duration longest = Duration.ZERO;
      for (RateLimiter limiter : others) {
        longest = longer(longest, limiter.reserve(maxWait));
        if (longest.compareTo(maxWait) > 0) {
          return longest;
        }
        reserved.add(limiter);
      }
      all = true;
      return longest;
    } finally {
      if (!all) {
        tell(reserved.iterator(), RateLimiter::release);
      }
    }
  }

  @Override
  public void release() {
    tell(others.iterator(), RateLimiter::release);
  }

  @Override
  public void onResponse(RateLimitFeedback response) {
    tell(others.iterator(), limiter -> limiter.onResponse(response));
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
    List<RateLimiter> all = new ArrayList<>(windows);
    all.addAll(others);
    return all;
  }

  /** What the windows would say to a new request: none of the others can say without reserving. */
  Duration expectedWait() {
    Duration longest = Duration.ZERO;
    for (SlidingWindow window : windows) {
      longest = longer(longest, window.expectedWait());
    }
    return longest;
  }

  /** Tells each of them, also those behind one that throws. */
  static <T> void tell(Iterator<T> all, Consumer<? super T> how) {
    if (all.hasNext()) {
      try {
        how.accept(all.next());
      } finally {
        tell(all, how);
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
