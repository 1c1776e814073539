package io.crmkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** A provider that counts requests against a limit, in one of the three usual ways. */
interface SimulatedProvider {
  /** Empty if the request that arrives now is let in, else how long until one is. */
  OptionalLong arrive(long now);

  static SimulatedProvider slidingWindow(int limit, long window) {
    Deque<Long> times = new ArrayDeque<>();
    return now -> {
      while (!times.isEmpty() && times.peek() + window <= now) {
        times.remove();
      }
      if (times.size() == limit) {
        return OptionalLong.of(times.peek() + window - now);
      }
      times.add(now);
      return OptionalLong.empty();
    };
  }

  static SimulatedProvider fixedWindow(int limit, long window) {
    long[] state = {0, 0}; // number of the window, requests in it
    return now -> {
      if (now / window != state[0]) {
        state[0] = now / window;
        state[1] = 0;
      }
      if (state[1] == limit) {
        return OptionalLong.of((state[0] + 1) * window - now);
      }
      state[1]++;
      return OptionalLong.empty();
    };
  }

  static SimulatedProvider tokenBucket(int limit, long window) {
    long[] fullAt = {0};
    return now -> {
      long wait = fullAt[0] - now - window / limit * (limit - 1);
      if (wait > 0) {
        return OptionalLong.of(wait);
      }
      fullAt[0] = Math.max(fullAt[0], now) + window / limit;
      return OptionalLong.empty();
    };
  }
}
