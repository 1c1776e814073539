package io.crmkit.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The faults that wait for requests with a certain method and path: see {@link Faults#on}.
 *
 * <p>Thread-safe.
 */
public final class MatchedFaults {
  private final RequestPattern pattern;
  private final Consumer<Fault> admission;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final Map<Long, Fault> byTurn = new TreeMap<>();
  private long matched;

  /**
   * @param admission throws if a fault cannot be among these
   */
  MatchedFaults(RequestPattern pattern, Consumer<Fault> admission) {
    this.pattern = pattern;
    this.admission = admission;
  }

  /**
   * Lets the next of these requests fail, one fault each, after those that wait already.
   *
   * @param faults the faults in their order
   * @return this
   * @throws IllegalArgumentException if one of them strikes before the request is read
   * @throws IllegalStateException if one of them needs HTTP/2 and the fake serves no TLS
   */
  public MatchedFaults next(Fault... faults) {
    List.of(faults).forEach(admission);
    lock.lock();
    try {
      long turn = matched;
      for (Fault fault : faults) {
        do {
          turn++;
        } while (byTurn.containsKey(turn));
        byTurn.put(turn, fault);
      }
      return this;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the next of these requests fail in one way, after those that wait already.
   *
   * @param count how many requests; at least 1
   * @param fault what goes wrong with each of them
   * @return this
   * @throws IllegalArgumentException if the count is less than 1, or the fault strikes before the
   *     request is read
   * @throws IllegalStateException if it needs HTTP/2 and the fake serves no TLS
   */
  public MatchedFaults next(int count, Fault fault) {
    return next(Faults.copies(count, fault));
  }

  /**
   * Lets one of these requests fail.
   *
   * @param nth which of those from now on; 1 is the next
   * @param fault what goes wrong, in place of what was to go wrong with that request
   * @return this
   * @throws IllegalArgumentException if the number is less than 1, or the fault strikes before the
   *     request is read
   * @throws IllegalStateException if it needs HTTP/2 and the fake serves no TLS
   */
  public MatchedFaults nth(int nth, Fault fault) {
    admission.accept(fault);
    if (nth < 1) {
      throw new IllegalArgumentException("nth < 1: " + nth);
    }
    lock.lock();
    try {
      byTurn.put(matched + nth, fault);
      return this;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Fault take(ReceivedRequest request) {
    if (!pattern.matches(request)) {
      return null;
    }
    lock.lock();
    try {
      matched++;
      return byTurn.remove(matched);
    } finally {
      lock.unlock();
    }
  }

  int pending() {
    lock.lock();
    try {
      return byTurn.size();
    } finally {
      lock.unlock();
    }
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      Map<Long, Fault> byTurnThen = new TreeMap<>(byTurn);
      long matchedThen = matched;
      return () -> goBack(byTurnThen, matchedThen);
    } finally {
      lock.unlock();
    }
  }

  private void goBack(Map<Long, Fault> byTurnThen, long matchedThen) {
    lock.lock();
    try {
      byTurn.clear();
      byTurn.putAll(byTurnThen);
      matched = matchedThen;
    } finally {
      lock.unlock();
    }
  }
}
