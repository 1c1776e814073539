package io.crmkit.testing;

/**
 * Counts requests against a limit. Times are nanoseconds of one monotonic clock, compared by their
 * difference only. Not thread-safe: {@link RateLimit} holds a lock.
 */
interface RateWindow {
  /** Returns how long until one more request fits; 0 or less if it fits now. Changes no count. */
  long nanosUntilFree(long now);

  /** Returns how many more requests fit now. */
  int remaining(long now);

  /** Returns how long until more requests fit than now; 0 or less if the limit is unused. */
  long nanosUntilReset(long now);

  /** Counts one request, which must fit. */
  void take(long now);
}
