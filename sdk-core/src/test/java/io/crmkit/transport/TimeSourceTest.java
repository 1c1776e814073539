package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine's own clocks. */
class TimeSourceTest {

  @Test
  void areTheMachinesOwn() {
    long nanosBefore = System.nanoTime();
    Instant before = Instant.now();

    long nanos = TimeSource.SYSTEM.nanoTime();
    Instant now = TimeSource.SYSTEM.now();

    assertThat(nanos - nanosBefore).isBetween(0L, System.nanoTime() - nanosBefore);
    assertThat(now).isBetween(before, Instant.now());
  }

  @Test
  void jitterIsAtRandomFromNoneToAll() {
    double jitter = TimeSource.SYSTEM.jitter();

    assertThat(jitter).isBetween(0.0, 1.0).isNotEqualTo(TimeSource.SYSTEM.jitter());
  }

  @Test
  @Timeout(60)
  void aThreadThatIsUnparkedWaitsNoLonger() {
    LockSupport.unpark(Thread.currentThread());

    TimeSource.SYSTEM.parkNanos(this, Duration.ofHours(1).toNanos());

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
