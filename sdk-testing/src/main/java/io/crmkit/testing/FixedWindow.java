package io.crmkit.testing;

/** See {@link RateLimitStyle#FIXED_WINDOW}. */
final class FixedWindow implements RateWindow {
  private final int requests;
  private final long windowNanos;
  private long start;
  private int taken;

  FixedWindow(int requests, long windowNanos, long start) {
    this.requests = requests;
    this.windowNanos = windowNanos;
    this.start = start;
  }

  @Override
  public long nanosUntilFree(long now) {
    moveTo(now);
    return taken < requests ? 0 : start + windowNanos - now;
  }

  @Override
  public int remaining(long now) {
    moveTo(now);
    return requests - taken;
  }

  @Override
  public long nanosUntilReset(long now) {
    moveTo(now);
    return taken == 0 ? 0 : start + windowNanos - now;
  }

  @Override
  public void take(long now) {
    moveTo(now);
    taken++;
  }

  private void moveTo(long now) {
    long windows = (now - start) / windowNanos;
    if (windows > 0) {
      start += windows * windowNanos;
      taken = 0;
    }
  }
}
