package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The places that a sliding window hands out. */
class SlidingWindowTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  private SlidingWindow window(int permits, Duration window) {
    return new SlidingWindow(permits, window, nanos::get);
  }

  @Test
  void givesThePlacesOfOneWindowAtOnceAndTheNextOneWindowLater() {
    SlidingWindow limiter = window(2, Duration.ofSeconds(10));

    assertThat(limiter.reserve(LONG)).isZero();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(limiter.reserve(LONG)).isZero();
    assertThat(limiter.reserve(LONG)).isEqualTo(Duration.ofSeconds(9));
    assertThat(limiter.reserve(LONG)).isEqualTo(Duration.ofSeconds(10));
    assertThat(limiter.reserve(LONG)).isEqualTo(Duration.ofSeconds(19));
  }

  @Test
  void reservesNothingForACallerThatCannotWaitSoLong() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    limiter.reserve(LONG);

    assertThat(limiter.reserve(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(10));
    assertThat(limiter.reserve(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    assertThat(limiter.reserve(LONG)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void neverHasMoreThanItsPermitsInAnyWindow() {
    Random random = new Random(7);
    Duration length = Duration.ofMillis(1000);
    SlidingWindow limiter = window(300, length);
    List<Long> sent = new ArrayList<>();
    long start = nanos.get();

    for (int i = 0; i < 5000; i++) {
      nanos.addAndGet(random.nextInt(4_000_000));
      sent.add(nanos.get() - start + limiter.reserve(LONG).toNanos());
    }

    for (int i = 300; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - 300)).isGreaterThanOrEqualTo(length.toNanos());
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> RateLimiter.slidingWindow(0, LONG))
        .hasMessage("permits not in 1..10000000: 0");
    assertThatThrownBy(() -> RateLimiter.slidingWindow(1, Duration.ZERO))
        .hasMessage("window not longer than zero: PT0S");
  }

  @Test
  void unlimitedNeverWaits() {
    assertThat(RateLimiter.unlimited().reserve(Duration.ZERO)).isZero();
  }
}
