package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The permits that a sliding window hands out. */
class SlidingWindowTest {
  private static final Duration LONG = Duration.ofDays(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  private SlidingWindow window(int permits, Duration window) {
    return new SlidingWindow(permits, window, nanos::get);
  }

  @Test
  void givesThePermitsOfOneWindowAtOnceAndTheNextOneWindowLater() {
    SlidingWindow limiter = window(2, Duration.ofSeconds(10));

    assertThat(limiter.reserve(LONG)).isZero();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(limiter.reserve(LONG)).isZero();
    assertWait(limiter.reserve(LONG), 9);
    assertWait(limiter.reserve(LONG), 10);
    assertWait(limiter.reserve(LONG), 19);
    nanos.addAndGet(Duration.ofSeconds(40).toNanos());
    assertThat(limiter.reserve(LONG)).isZero();
  }

  @Test
  void reservesNothingForACallerThatCannotWaitForSoLong() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    limiter.reserve(LONG);

    assertWait(limiter.reserve(Duration.ofSeconds(9)), 10);
    assertWait(limiter.reserve(Duration.ofSeconds(11)), 10);
    assertWait(limiter.reserve(LONG), 20);
  }

  @Test
  void everyThreadMayUseItAfterAnyCall() throws Exception {
    SlidingWindow limiter = window(3, Duration.ofSeconds(10));

    limiter.reserve(LONG);
    assertThat(delayOnAnotherThread(limiter)).isZero();
    RateLimitPermit permit = limiter.request(LONG);
    permit.timeToWait();
    assertWait(delayOnAnotherThread(limiter), 10);
    permit.onResponse(RateLimitFeedback.of(200));
    assertWait(delayOnAnotherThread(limiter), 10);
    RateLimitPermit waiting = limiter.request(LONG);
    waiting.timeToWait();
    waiting.release();
    assertWait(delayOnAnotherThread(limiter), 10);
  }

  private static Duration delayOnAnotherThread(RateLimiter limiter) throws Exception {
    return CompletableFuture.supplyAsync(() -> limiter.request(LONG).timeToWait())
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void aPermitIsGrantedWhenItsWaitIsOver() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    send(limiter);
    RateLimitPermit second = limiter.request(LONG);

    pass(second.timeToWait().minusNanos(1));
    assertThat(second.timeToWait()).isEqualTo(Duration.ofNanos(1));
    pass(Duration.ofNanos(1));
    assertThat(second.timeToWait()).isZero();
    assertWait(limiter.request(LONG).timeToWait(), 10);
  }

  @Test
  void aPermitForWhichTheWaitIsTooLongKeepsNobodyWaiting() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    limiter.request(LONG).timeToWait();

    RateLimitPermit refused = limiter.request(Duration.ofSeconds(9));
    assertWait(refused.timeToWait(), 10);
    refused.release();
    assertWait(limiter.request(LONG).timeToWait(), 10);
  }

  @Test
  void permitsGivenBackKeepNobodyWaiting() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    limiter.request(LONG).timeToWait();
    List<RateLimitPermit> waiting =
        Stream.generate(() -> limiter.request(LONG)).limit(1000).toList();
    waiting.forEach(RateLimitPermit::timeToWait);
    assertWait(limiter.reserve(Duration.ZERO), 10_010);

    waiting.forEach(RateLimitPermit::release);

    assertWait(limiter.request(LONG).timeToWait(), 10);
  }

  @Test
  void aRequestThatNeverReachedTheProviderUsesNoPermit() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    RateLimitPermit permit = limiter.request(LONG);
    permit.timeToWait();

    permit.release();

    assertThat(limiter.request(LONG).timeToWait()).isZero();
  }

  @Test
  void thoseWhoWaitAreServedInTheOrderOfComing() {
    SlidingWindow limiter = window(2, Duration.ofSeconds(10));
    send(limiter);
    send(limiter);
    List<RateLimitPermit> waiting = Stream.generate(() -> limiter.request(LONG)).limit(4).toList();
    waiting.forEach(RateLimitPermit::timeToWait);
    pass(Duration.ofMillis(10_010));

    assertWait(limiter.request(LONG).timeToWait(), 20);
    assertWait(waiting.get(2).timeToWait(), 10);
    assertThat(waiting.get(1).timeToWait()).isZero();
    assertThat(waiting.get(0).timeToWait()).isZero();
  }

  @Test
  void aPermitIsSentOnceAndEndsOnceWhateverItIsTold() {
    SlidingWindow limiter = window(2, Duration.ofSeconds(10));
    RateLimitPermit permit = limiter.request(LONG);
    permit.onResponse(RateLimitFeedback.of(200));
    permit.timeToWait();
    assertThat(permit.timeToWait()).isZero();

    permit.onResponse(RateLimitFeedback.of(200));
    permit.onResponse(RateLimitFeedback.of(200));
    permit.release();

    assertThat(limiter.request(LONG).timeToWait()).isZero();
    assertWait(limiter.request(LONG).timeToWait(), 10);
  }

  @Test
  void aRequestWithoutAResponseKeepsItsPermit() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    RateLimitPermit first = limiter.request(LONG);
    first.timeToWait();
    RateLimitPermit second = limiter.request(LONG);

    for (int i = 0; i < 5; i++) {
      assertThat(second.timeToWait()).isEqualTo(Duration.ofSeconds(10));
      pass(Duration.ofSeconds(10));
    }
    first.onResponse(RateLimitFeedback.of(0));
    assertWait(second.timeToWait(), 10);
    pass(Duration.ofMillis(10_010));
    assertThat(second.timeToWait()).isZero();
  }

  @Test
  void wakesThoseForWhomTheWaitBecameShorterAndOnlyThem() {
    SlidingWindow limiter = window(2, Duration.ofSeconds(10));
    RateLimitPermit sent = limiter.request(LONG);
    sent.timeToWait();
    send(limiter);
    List<Integer> woken = new ArrayList<>();
    List<RateLimitPermit> waiting = Stream.generate(() -> limiter.request(LONG)).limit(4).toList();
    for (RateLimitPermit permit : waiting) {
      permit.onShorterWait(() -> woken.add(waiting.indexOf(permit)));
      permit.timeToWait();
    }

    waiting.get(3).release();
    assertThat(woken).as("nobody waits behind it").isEmpty();
    sent.release();
    assertThat(woken).as("one permit is free").startsWith(0).doesNotHaveDuplicates();
    woken.clear();
    assertThat(waiting.get(0).timeToWait()).isZero();
    waiting.get(0).release();
    assertThat(woken).startsWith(1);
    assertThat(waiting.get(1).timeToWait()).isZero();
    assertWait(waiting.get(2).timeToWait(), 10);
  }

  @Test
  void reservedPermitsAreUsedInTheirTurnAmongThoseWhoWait() {
    SlidingWindow limiter = window(1, Duration.ofSeconds(10));
    send(limiter);
    RateLimitPermit first = limiter.request(LONG);
    first.timeToWait();
    assertWait(limiter.reserve(LONG), 20);
    RateLimitPermit third = limiter.request(LONG);
    assertWait(third.timeToWait(), 30);

    first.release();
    assertWait(third.timeToWait(), 20);
    pass(Duration.ofSeconds(20));
    assertWait(third.timeToWait(), 10);
  }

  @Test
  void aWindowLongerThanTimeLastsLetsItsPermitsThroughOnce() {
    SlidingWindow limiter = window(1, Duration.ofDays(365 * 300));
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    send(limiter);

    Duration first = limiter.request(forEver).timeToWait();
    assertThat(first).isGreaterThan(Duration.ofDays(365 * 140));
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.reserve(forEver)).isGreaterThanOrEqualTo(first);
    }
    pass(Duration.ofDays(365));
    assertThat(limiter.reserve(LONG)).isGreaterThan(LONG);
    assertThat(limiter).hasToString("RateLimiter.slidingWindow(1, PT2628000H)");
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

  /** Sends a request that is answered at once. */
  private static void send(SlidingWindow limiter) {
    RateLimitPermit permit = limiter.request(LONG);
    assertThat(permit.timeToWait()).isZero();
    permit.onResponse(RateLimitFeedback.of(200));
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** A permit comes free a thousandth of the window late at most. */
  private static void assertWait(Duration wait, int seconds) {
    assertThat(wait)
        .isBetween(
            Duration.ofSeconds(seconds),
            Duration.ofMillis(seconds * 1000L + seconds / 10 * 10 + 10));
  }

  @Test
  void unlimitedNeverWaits() {
    assertThat(RateLimiter.unlimited().reserve(Duration.ZERO)).isZero();
  }
}
