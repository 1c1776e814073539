package io.crmkit;

import java.time.Duration;

/**
 * What the provider's own responses allow. A time further away than one window cannot belong to
 * this limit, and is disregarded: it is that of a longer limit, in a unit that nobody documented,
 * or wrong.
 *
 * <p>Times are nanoseconds since the limiter was made. Not thread-safe.
 */
final class ServerQuota {
  // The headers have whole seconds, and the clocks that they are taken from too: rounded twice.
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private final Duration window;
  private long closedUntil;
  private long lastHeard;
  private long lastAllowed;
  private long allowedUntil;

  ServerQuota(long windowNanos) {
    this.window = Duration.ofNanos(windowNanos);
  }

  /** The provider refuses everything for so long. */
  void refused(Duration wait, long now) {
    closedUntil = Math.max(closedUntil, now + believable(wait));
  }

  /**
   * The provider allows fewer more requests than expected, or as many.
   *
   * @param number the number of the request that it answered, in the order of sending
   * @param expected how many are free by our own count
   */
  void allows(long number, long expected, RateLimitFeedback response, long now) {
    if (number <= lastHeard || response.remaining().isEmpty() || response.reset().isEmpty()) {
      return; // it says nothing, or a later request was answered earlier: that is newer
    }
    long remaining = response.remaining().getAsLong();
    lastHeard = number;
    lastAllowed = number + Math.min(remaining, expected);
    allowedUntil = remaining < expected ? now + believable(response.reset().get()) : now;
  }

  /** One of the requests sent never came to the provider: another may take its number. */
  void neverReceived() {
    lastAllowed++;
  }

  /** When the request with the given number may be sent, going by this alone. */
  long freeAt(long number, long now) {
    boolean allowed = now >= allowedUntil || number <= lastAllowed;
    return Math.max(allowed ? now : allowedUntil, closedUntil);
  }

  private long believable(Duration wait) {
    if (wait.compareTo(window) <= 0) {
      return wait.toNanos();
    }
    return wait.minus(ROUNDING).compareTo(window) <= 0 ? window.toNanos() : 0;
  }
}
