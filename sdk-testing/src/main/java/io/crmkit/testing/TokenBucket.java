package io.crmkit.testing;

/** See {@link RateLimitStyle#TOKEN_BUCKET}. Kept as the time at which the bucket will be full. */
final class TokenBucket implements RateWindow {
  private final long tokenNanos;
  private final long toleranceNanos;
  private long fullAt;

  TokenBucket(int requests, long windowNanos, long now) {
    // Rounded up, so that no more than the limit ever gets through.
    this.tokenNanos = (windowNanos + requests - 1) / requests;
    this.toleranceNanos = tokenNanos * (requests - 1);
    this.fullAt = now;
  }

  @Override
  public long nanosUntilFree(long now) {
    return fullAt - now - toleranceNanos;
  }

  @Override
  public int remaining(long now) {
    long missing = Math.max(0, fullAt - now);
    long free = toleranceNanos + tokenNanos - missing;
    return (int) (free / tokenNanos);
  }

  @Override
  public long nanosUntilReset(long now) {
    long missing = fullAt - now;
    return missing <= 0 ? 0 : (missing - 1) % tokenNanos + 1;
  }

  @Override
  public void take(long now) {
    fullAt = (fullAt - now > 0 ? fullAt : now) + tokenNanos;
  }
}
