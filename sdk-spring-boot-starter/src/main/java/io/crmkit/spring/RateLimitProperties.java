package io.crmkit.spring;

import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast to send.
 *
 * @param enabled Whether the client keeps a limit at all.
 * @param permits How many requests a window may have. Needs a window. By default the provider's
 *     documented limit is kept.
 * @param window Length of the window.
 */
record RateLimitProperties(
    @DefaultValue("true") boolean enabled, @Nullable Integer permits, @Nullable Duration window) {

  /** Checks that a limit is whole. */
  RateLimitProperties {
    if ((permits == null) != (window == null)) {
      throw new IllegalArgumentException(
          "rate-limit.permits and rate-limit.window are set together or not at all");
    }
  }

  /** The limiter; empty for the provider's documented limit. */
  Optional<RateLimiter> limiter() {
    if (!enabled) {
      return Optional.of(RateLimiter.unlimited());
    }
    return permits == null || window == null
        ? Optional.empty()
        : Optional.of(RateLimiter.slidingWindow(permits, window));
  }
}
