package io.crmkit.benchmarks;

import java.util.List;

/** Who did the work. */
enum Contender {
  CRMKIT,
  BY_HAND;

  /** The property that names the one to begin with. */
  static final String FIRST = "crmkit.benchmarks.first";

  /** Both, each first in every other round: who comes second may find a machine that has slowed. */
  static List<Contender> inTurn() {
    return BY_HAND.name().equals(System.getProperty(FIRST))
        ? List.of(BY_HAND, CRMKIT)
        : List.of(CRMKIT, BY_HAND);
  }
}
