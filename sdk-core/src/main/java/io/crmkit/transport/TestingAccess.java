package io.crmkit.transport;

import io.crmkit.ClientBuilder;
import io.crmkit.RateLimiter;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the testing kit may do with clients and users may not: let them live on another time. The
 * class that knows how sets itself here, since only the kit sees this package.
 */
public abstract class TestingAccess {
  private static volatile @Nullable TestingAccess instance;

  /** For the class that knows how. */
  protected TestingAccess() {}

  /** Called once, by the class of the builders when it is loaded. */
  public static void set(TestingAccess access) {
    instance = access;
  }

  /** Returns the access. */
  public static TestingAccess get() {
    try {
      MethodHandles.lookup().ensureInitialized(ClientBuilder.class); // which sets it
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the builders' class is public", e);
    }
    return Objects.requireNonNull(instance, "the builders set it");
  }

  /** Has the client wait by another time. */
  public abstract void setTime(ClientBuilder<?, ?> builder, TimeSource time);

  /** {@link RateLimiter#slidingWindow} on another time. */
  public abstract RateLimiter slidingWindow(int permits, Duration window, TimeSource time);
}
