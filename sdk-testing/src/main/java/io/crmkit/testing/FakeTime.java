package io.crmkit.testing;

import io.crmkit.transport.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The time of a fake and of the clients it makes: it passes like the machine's, but who waits is
 * taken to the end of the wait at once. Threads that wait at the same time wait together.
 *
 * <p>Thread-safe.
 */
final class FakeTime implements TimeSource {
  private final LongSupplier machine;
  private final AtomicLong skipped = new AtomicLong();

  FakeTime(LongSupplier machine) {
    this.machine = machine;
  }

  @Override
  public long nanoTime() {
    return machine.getAsLong() + skipped.get();
  }

  @Override
  public Instant now() {
    return Instant.now().plusNanos(skipped.get());
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    long end = nanoTime() + nanos;
    skipped.accumulateAndGet(end - machine.getAsLong(), Math::max);
  }

  void advance(Duration duration) {
    skipped.addAndGet(duration.toNanos());
  }
}
