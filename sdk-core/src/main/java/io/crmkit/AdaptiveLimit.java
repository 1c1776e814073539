package io.crmkit;

/**
 * How many permits there are at present: those of the limit, less what the provider was found to
 * withhold because others use the same key. Falls with each 429 by as much as it shows, one permit,
 * but in one window by no more than half, as TCP halves its window: a provider that refuses
 * everything for a while says nothing of its limit. Rises by a twentieth of the limit in each
 * window without a 429, so that the whole is back after twenty, and looking for more than there is
 * costs a twentieth of the requests at most.
 *
 * <p>Not thread-safe.
 */
final class AdaptiveLimit {
  private final int limit;
  private final long windowNanos;
  private final int step;
  private int current;
  private int floor;
  private boolean refused;
  private long since;

  AdaptiveLimit(int limit, long windowNanos) {
    this.limit = limit;
    this.windowNanos = windowNanos;
    this.step = Math.max(1, limit / 20);
    this.current = limit;
    this.floor = floor();
  }

  int at(long now) {
    long windows = (now - since) / windowNanos;
    if (windows > 0) {
      since += windows * windowNanos;
      long undisturbed = Math.min(refused ? windows - 1 : windows, limit);
      current = (int) Math.min(limit, current + undisturbed * step);
      floor = floor();
      refused = false;
    }
    return current;
  }

  void refused(long now) {
    current = Math.max(floor, at(now) - 1);
    refused = true;
  }

  private int floor() {
    return Math.max(1, current / 2);
  }
}
