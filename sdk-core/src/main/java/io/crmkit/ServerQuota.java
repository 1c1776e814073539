package io.crmkit;

import java.time.Duration;

/**
 * What the provider's own answers allow. Never believed for longer than one window, after which
 * what it counted no longer counts.
 *
 * <p>Times are nanoseconds since the limiter was made. Not thread-safe.
 */
final class ServerQuota {
  private final long windowNanos;
  private long closedUntil;
  private long lastHeard;
  private long lastAllowed;
  private long allowedUntil;

  ServerQuota(long windowNanos) {
    this.windowNanos = windowNanos;
  }

  /** The provider refuses everything for so long. */
  void refused(Duration wait, long now) {
    closedUntil = Math.max(closedUntil, now + bounded(wait));
  }

  /**
   * The provider allows fewer more requests than expected, or as many.
   *
   * @param number the number of the request that it answered, in the order of sending
   * @param remaining how many it allows after that one
   * @param expected how many are free by our own count
   */
  void allows(long number, long remaining, long expected, Duration reset, long now) {
    if (number <= lastHeard) {
      return; // a later request was answered earlier: that is newer
    }
    lastHeard = number;
    lastAllowed = number + Math.min(remaining, expected);
    allowedUntil = remaining < expected ? now + bounded(reset) : now;
  }

  /** One of the requests sent never came to the provider: another may take its number's permit. */
  void neverReceived() {
    lastAllowed++;
  }

  /** When the request with the given number may be sent, going by this alone. */
  long freeAt(long number, long now) {
    boolean allowed = now >= allowedUntil || number <= lastAllowed;
    return Math.max(allowed ? now : allowedUntil, closedUntil);
  }

  private long bounded(Duration wait) {
    return wait.compareTo(Duration.ofNanos(windowNanos)) > 0 ? windowNanos : wait.toNanos();
  }
}
