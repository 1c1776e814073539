package io.crmkit.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When connections were last used, for those used a moment ago. It holds no lock and keeps nothing
 * alive: a slot per hash, and the latest connection has it. Who loses its slot counts as idle.
 */
final class LastUses {
  /**
   * Servers that close an idle connection do so after seconds; one that closes right after its
   * response says so in it. Within so little, the look at the socket (a millisecond, several times
   * what a request takes on the same machine) is not worth it.
   */
  static final Duration MOMENT = Duration.ofMillis(2);

  private static final int SLOTS = 256; // four times the idle connections of our own pool

  private final AtomicLongArray slots = new AtomicLongArray(SLOTS);
  private final TimeSource time;

  LastUses(TimeSource time) {
    this.time = time;
  }

  /** Notes that a connection has just been used. */
  void note(Object connection) {
    int hash = System.identityHashCode(connection);
    slots.set(slot(hash), entry(hash, micros()));
  }

  /** Whether a connection was used a moment ago. */
  boolean isRecent(Object connection) {
    int hash = System.identityHashCode(connection);
    long entry = slots.get(slot(hash));
    int idleMicros = micros() - (int) entry;
    return (int) (entry >> Integer.SIZE) == hash
        && idleMicros >= 0
        && idleMicros < MOMENT.toNanos() / 1_000;
  }

  private static int slot(int hash) {
    return hash & (SLOTS - 1);
  }

  private static long entry(int hash, int micros) {
    return (long) hash << Integer.SIZE | Integer.toUnsignedLong(micros);
  }

  /** They start anew every 72 minutes, which differences do not mind. */
  private int micros() {
    return (int) (time.nanoTime() / 1_000);
  }
}
