package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Bounded in time and size. Claims need no bound of their own: each belongs to a running handler.
 */
final class InMemoryDuplicateFilter implements DuplicateFilter {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

  private final long windowNanos;
  private final int maxEntries;
  private final LongSupplier nanoTime;

  private final ReentrantLock lock = new ReentrantLock();
  // Both guarded by the lock.
  private final Set<String> inProgress = new HashSet<>();
  // Each with the time it was completed at; the oldest come first.
  private final Map<String, Long> completed = new LinkedHashMap<>();

  InMemoryDuplicateFilter(Duration window, int maxEntries, LongSupplier nanoTime) {
    requireNonNull(window, "window == null");
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window <= 0: " + window);
    }
    if (window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException("window > 365 days: " + window);
    }
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries < 1: " + maxEntries);
    }
    windowNanos = window.toNanos();
    this.maxEntries = maxEntries;
    this.nanoTime = nanoTime;
  }

  @Override
  public Claim claim(String key) {
    requireNonNull(key, "key == null");
    lock.lock();
    try {
      forgetOutdated();
      if (completed.containsKey(key)) {
        return Claim.COMPLETED;
      }
      return inProgress.add(key) ? Claim.CLAIMED : Claim.IN_PROGRESS;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void complete(String key) {
    requireNonNull(key, "key == null");
    lock.lock();
    try {
      forgetOutdated();
      inProgress.remove(key);
      completed.remove(key);
      completed.put(key, nanoTime.getAsLong());
      if (completed.size() > maxEntries) {
        forgetOldest();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void release(String key) {
    requireNonNull(key, "key == null");
    lock.lock();
    try {
      inProgress.remove(key);
    } finally {
      lock.unlock();
    }
  }

  private void forgetOutdated() {
    long now = nanoTime.getAsLong();
    Iterator<Long> times = completed.values().iterator();
    while (times.hasNext() && now - times.next() >= windowNanos) {
      times.remove();
    }
  }

  private void forgetOldest() {
    Iterator<String> keys = completed.keySet().iterator();
    keys.next();
    keys.remove();
  }
}
