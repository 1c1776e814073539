package io.crmkit.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Ends what runs under it: the HTTP exchanges under way and the waits. What runs under a child is
 * ended by the parent too. Thread-safe.
 */
final class Cancellation {
  private final String reason;
  private final @Nullable Cancellation parent;
  private final Set<Call> exchanges = ConcurrentHashMap.newKeySet();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  /**
   * Creates one.
   *
   * @param reason what to tell whoever is ended by it
   * @param parent what else ends it
   */
  Cancellation(String reason, @Nullable Cancellation parent) {
    this.reason = reason;
    this.parent = parent;
  }

  /** Why everything under it is over; null while it is not. */
  @Nullable String reason() {
    if (cancelled) {
      return reason;
    }
    return parent == null ? null : parent.reason();
  }

  /** Whether nothing else ends what runs under it. */
  boolean isRoot() {
    return parent == null;
  }

  void cancel() {
    cancelled = true;
    for (Call exchange : exchanges) {
      exchange.cancel();
    }
    for (Thread thread : waiting) {
      LockSupport.unpark(thread);
    }
  }

  void started(Call exchange) {
    exchanges.add(exchange);
    if (parent != null) {
      parent.started(exchange);
    }
    if (cancelled) {
      exchange.cancel();
    }
  }

  void ended(Call exchange) {
    exchanges.remove(exchange);
    if (parent != null) {
      parent.ended(exchange);
    }
  }

  void waits(Thread thread) {
    waiting.add(thread);
    if (parent != null) {
      parent.waits(thread);
    }
  }

  void woke(Thread thread) {
    waiting.remove(thread);
    if (parent != null) {
      parent.woke(thread);
    }
  }
}
