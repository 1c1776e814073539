package io.crmkit.fleet;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the store. After a failure it is closed for a while, since a driver may need seconds
 * to find out that nobody is there; then one caller tries, and the others do not wait for what it
 * finds.
 */
final class Store {
  static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  private final String provider;
  private final LongSupplier nanoTime;
  private final AtomicLong retryAt = new AtomicLong();
  private volatile @Nullable RuntimeException failure;

  Store(String provider, LongSupplier nanoTime) {
    this.provider = provider;
    this.nanoTime = nanoTime;
  }

  /**
   * Asks the store.
   *
   * @throws FleetStoreException if it fails, or did so less than a second ago
   */
  <T> T ask(Supplier<T> question) {
    RuntimeException last = failure;
    if (last != null && !isMyTurnToRetry()) {
      throw new FleetStoreException(provider, last);
    }
    try {
      T result = question.get();
      up();
      return result;
    } catch (RuntimeException e) {
      down(e);
      throw new FleetStoreException(provider, e);
    }
  }

  /** Tells the store something that the fleet can do without. */
  void tell(Runnable message) {
    try {
      ask(
          () -> {
            message.run();
            return message;
          });
    } catch (FleetStoreException e) {
      LOG.debug("the store of the rate limit for {} was not told", provider, e);
    }
  }

  private boolean isMyTurnToRetry() {
    long due = retryAt.get();
    long now = nanoTime.getAsLong();
    return now - due >= 0 && retryAt.compareAndSet(due, now + RETRY_NANOS);
  }

  private void up() {
    if (failure != null) {
      failure = null;
      LOG.info("the store of the rate limit for {} answers again", provider);
    }
  }

  private void down(RuntimeException e) {
    retryAt.set(nanoTime.getAsLong() + RETRY_NANOS);
    if (failure == null) {
      LOG.warn("the store of the rate limit for {} failed", provider, e);
    }
    failure = e;
  }
}
