package io.crmkit.testing;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A fault that strikes some requests at random, the same ones in each run. Thread-safe. */
final class RandomFaults {
  private final double rate;
  private final Fault fault;
  private final ReentrantLock lock = new ReentrantLock();
  private final SeededRandom random; // guarded by the lock

  RandomFaults(double rate, long seed, Fault fault) {
    this.rate = rate;
    this.fault = fault;
    this.random = new SeededRandom(seed);
  }

  @Nullable Fault take() {
    lock.lock();
    try {
      return random.nextDouble() < rate ? fault : null;
    } finally {
      lock.unlock();
    }
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      Snapshot then = random.snapshot();
      return () -> goBack(then);
    } finally {
      lock.unlock();
    }
  }

  private void goBack(Snapshot then) {
    lock.lock();
    try {
      then.restore();
    } finally {
      lock.unlock();
    }
  }
}
