package io.crmkit;

import io.crmkit.transport.TestingAccess;
import io.crmkit.transport.TimeSource;
import java.time.Duration;

/** Opens to the testing kit what this package keeps to itself. */
final class BuilderAccess extends TestingAccess {
  @Override
  public void setTime(ClientBuilder<?, ?> builder, TimeSource time) {
    builder.time(time);
  }

  @Override
  public RateLimiter slidingWindow(int permits, Duration window, TimeSource time) {
    return new SlidingWindow(permits, window, time);
  }
}
