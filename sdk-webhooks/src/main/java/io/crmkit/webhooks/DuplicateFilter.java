package io.crmkit.webhooks;

import java.time.Duration;

/**
 * Remembers which deliveries were handled, so that one that comes again runs no handler.
 *
 * <p>A delivery is claimed, then completed if its handlers returned, or released if one threw, so
 * that it is handled again when the provider repeats it. Of two that arrive at the same time, one
 * is told that the other {@linkplain Claim#IN_PROGRESS is being handled}.
 *
 * <p>Implement it over a store that your instances share, a database or Redis: {@link #claim} must
 * be atomic there (a unique key, {@code SET … NX}), and a claim should lapse after a time, longer
 * than your slowest handler, lest an instance that died holds it for ever. Implementations must be
 * thread-safe. They may throw: from {@code claim}, the delivery is answered 500; from {@code
 * complete} and {@code release}, it is logged, and the answer stays what the handlers made it.
 */
public interface DuplicateFilter {
  /** What the filter knows about a delivery. */
  enum Claim {
    /** It is new, and now claimed by the caller, who must complete or release it. */
    CLAIMED,
    /** Somebody else has claimed it and is not done. */
    IN_PROGRESS,
    /** It was handled. */
    COMPLETED
  }

  /**
   * Claims a delivery unless it is claimed or completed.
   *
   * @param key the delivery, at most 80 ASCII characters. No provider documents an id of a delivery
   *     or an event; the key is the provider's name and the SHA-256 of the verified body. A body is
   *     the same in each of its deliveries, and to two endpoints: give each endpoint its own
   *     filter, or put the endpoint's name before the key.
   * @return whether the delivery is now the caller's to handle, or what is known of it
   */
  Claim claim(String key);

  /**
   * Remembers a claimed delivery as handled.
   *
   * @param key the delivery, as it was claimed
   */
  void complete(String key);

  /**
   * Forgets a claimed delivery, whose handling failed.
   *
   * @param key the delivery, as it was claimed
   */
  void release(String key);

  /**
   * {@return a filter in the memory of this process, for a service of one instance} It holds at
   * most 50,000 handled deliveries, about 12 MB; beyond that, the oldest are forgotten first.
   *
   * @param window how long a handled delivery is remembered; providers repeat one for up to 36
   *     minutes, so two hours are ample
   * @throws IllegalArgumentException if the window is not positive, or longer than 365 days
   */
  static DuplicateFilter inMemory(Duration window) {
    return inMemory(window, 50_000);
  }

  /**
   * {@return a filter in the memory of this process}
   *
   * @param window how long a handled delivery is remembered
   * @param maxEntries how many handled deliveries are remembered; beyond that, the oldest are
   *     forgotten first
   * @throws IllegalArgumentException if the window is not positive, or longer than 365 days, or if
   *     {@code maxEntries} is not positive
   */
  static DuplicateFilter inMemory(Duration window, int maxEntries) {
    return new InMemoryDuplicateFilter(window, maxEntries, System::nanoTime);
  }
}
