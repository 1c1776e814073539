package io.crmkit.testing;

import java.util.List;

/** State as it was at one moment, to go back to any number of times. */
@FunctionalInterface
interface Snapshot {
  /** Makes the state again what it was. */
  void restore();

  /** The states of several parts. */
  static Snapshot all(Snapshot... parts) {
    List<Snapshot> all = List.of(parts);
    return () -> all.forEach(Snapshot::restore);
  }
}
