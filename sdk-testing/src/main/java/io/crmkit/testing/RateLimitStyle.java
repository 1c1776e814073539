package io.crmkit.testing;

/**
 * How a limit of n requests per window is counted. No provider documents how it counts; these are
 * the three usual ways.
 */
public enum RateLimitStyle {
  /**
   * Windows follow each other without a gap, the first beginning when the limit was set; each lets
   * n requests through. Around a boundary up to 2n requests may pass within one window's length.
   */
  FIXED_WINDOW {
    @Override
    RateWindow start(int requests, long windowNanos, long now) {
      return new FixedWindow(requests, windowNanos, now);
    }
  },

  /** At most n requests in any stretch of time as long as the window. */
  SLIDING_WINDOW {
    @Override
    RateWindow start(int requests, long windowNanos, long now) {
      return new SlidingRateWindow(requests, windowNanos);
    }
  },

  /** A bucket of n tokens, full at first, that gains one token every n-th part of the window. */
  TOKEN_BUCKET {
    @Override
    RateWindow start(int requests, long windowNanos, long now) {
      return new TokenBucket(requests, windowNanos, now);
    }
  };

  abstract RateWindow start(int requests, long windowNanos, long now);
}
