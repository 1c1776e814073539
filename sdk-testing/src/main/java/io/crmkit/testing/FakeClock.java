package io.crmkit.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Where a fake's data has its times from: the clock that a test sets, the system's unless it does.
 * Sample data is of the same time in every run.
 */
final class FakeClock implements InstantSource {
  private static final Instant SAMPLE_TIME = Instant.parse("2026-03-02T09:00:00Z");

  private volatile Clock clock = Clock.systemUTC();
  private boolean addsSampleData; // only looked at and changed while no request is handled

  void set(Clock newClock) {
    clock = Objects.requireNonNull(newClock, "newClock == null");
  }

  void reset() {
    clock = Clock.systemUTC();
  }

  /** The time of data that is new or changed now. Called while no request is handled. */
  @Override
  public Instant instant() {
    return addsSampleData ? SAMPLE_TIME : ofTest();
  }

  /** The time now, also while another thread adds sample data. */
  Instant ofTest() {
    return clock.instant();
  }

  /** Adds data whose times are the same each time. Called while no request is handled. */
  void addSampleData(Runnable adding) {
    addsSampleData = true;
    try {
      adding.run();
    } finally {
      addsSampleData = false;
    }
  }

  Snapshot snapshot() {
    Clock then = clock;
    return () -> clock = then;
  }
}
