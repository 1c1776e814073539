package io.crmkit.testing;

import java.util.Random;

/**
 * Gives the numbers of {@link Random} with the same seed, which that class specifies for every Java
 * version; unlike it, this one can go back to an earlier state. Not thread-safe.
 */
final class SeededRandom extends Random {
  private static final long serialVersionUID = 1L;
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long MASK = (1L << 48) - 1;

  private long state;

  SeededRandom(long seed) {
    super(seed);
    this.state = (seed ^ MULTIPLIER) & MASK;
  }

  @Override
  protected int next(int bits) {
    state = (state * MULTIPLIER + 0xBL) & MASK;
    return (int) (state >>> (48 - bits));
  }

  Snapshot snapshot() {
    long then = state;
    return () -> state = then;
  }
}
