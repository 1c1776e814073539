package io.crmkit.transport;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many repeats a client has left, so that an outage is not answered with several times the
 * usual traffic. A repeat takes one from the budget; a call that succeeds gives back what its
 * repeats took, and a fifth more.
 */
final class RetryBudget {
  static final int REPEATS = 100;
  private static final int COST = 5;
  private static final int FULL = REPEATS * COST;

  private final AtomicInteger left = new AtomicInteger(FULL);

  /** Takes one repeat, if there is one. */
  boolean take() {
    return left.getAndUpdate(n -> n >= COST ? n - COST : n) >= COST;
  }

  /** Notes a call that succeeded after taking so many repeats. */
  void succeeded(int repeats) {
    if (left.get() < FULL) {
      left.updateAndGet(n -> Math.min(FULL, n + repeats * COST + 1));
    }
  }
}
