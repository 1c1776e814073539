package io.crmkit.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The faults that wait for the next requests. Each is used up by one request, in the order given; a
 * request that meets a fault is recorded as any other. A fault stands before everything else, so it
 * also strikes a request that would have been refused, and does not count against a limit.
 *
 * <p>Thread-safe.
 */
public final class Faults {
  private final Queue<Fault> waiting = new ConcurrentLinkedQueue<>();

  Faults() {}

  /**
   * Lets the next requests fail, one fault each, after those that wait already.
   *
   * @param faults the faults in their order
   */
  public void next(Fault... faults) {
    waiting.addAll(List.of(faults));
  }

  /** Returns how many faults no request has met yet. */
  public int pending() {
    return waiting.size();
  }

  /** Forgets the faults that no request has met yet. */
  public void clear() {
    waiting.clear();
  }

  Snapshot snapshot() {
    List<Fault> then = List.copyOf(waiting);
    return () -> {
      waiting.clear();
      waiting.addAll(then);
    };
  }

  @Nullable Fault take() {
    return waiting.poll();
  }
}
