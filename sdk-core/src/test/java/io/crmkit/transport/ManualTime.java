package io.crmkit.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until somebody waits, and then is where the wait ends. */
public class ManualTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-06-17T14:20:00Z");

  private final AtomicLong nanos =
      new AtomicLong(Long.MAX_VALUE - 1_000_000_000L); // overflows soon
  private final long start = nanos.get();
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get() - start);
  }

  @Override
  public void parkNanos(Object blocker, long wait) {
    waits.add(Duration.ofNanos(wait));
    nanos.addAndGet(wait);
  }

  /** None, so that every wait is known. */
  @Override
  public double jitter() {
    return 0;
  }

  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Every wait so far, in order. */
  public List<Duration> waits() {
    return List.copyOf(waits);
  }
}
