package io.crmkit.webhooks;

import static io.crmkit.webhooks.DuplicateFilter.Claim.CLAIMED;
import static io.crmkit.webhooks.DuplicateFilter.Claim.COMPLETED;
import static io.crmkit.webhooks.DuplicateFilter.Claim.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Claims, and how long and how many of them are remembered. */
class InMemoryDuplicateFilterTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final DuplicateFilter filter =
      new InMemoryDuplicateFilter(Duration.ofMinutes(10), 2, nanos::get);

  @Test
  void grantsAKeyOnce() {
    assertThat(filter.claim("a")).isEqualTo(CLAIMED);
    assertThat(filter.claim("a")).isEqualTo(IN_PROGRESS);
    assertThat(filter.claim("b")).isEqualTo(CLAIMED);
  }

  @Test
  void remembersWhatWasCompleted() {
    filter.claim("a");
    filter.complete("a");

    assertThat(filter.claim("a")).isEqualTo(COMPLETED);
  }

  @Test
  void grantsAReleasedKeyAgain() {
    filter.claim("a");
    filter.release("a");

    assertThat(filter.claim("a")).isEqualTo(CLAIMED);
  }

  @Test
  void forgetsWhatWasCompletedAfterTheWindow() {
    filter.claim("a");
    filter.complete("a");

    advance(Duration.ofMinutes(10).minusNanos(1));
    assertThat(filter.claim("a")).isEqualTo(COMPLETED);
    advance(Duration.ofNanos(1));
    assertThat(filter.claim("a")).isEqualTo(CLAIMED);
  }

  @Test
  void doesNotProlongTheWindowWhenAskedAgain() {
    filter.claim("a");
    filter.complete("a");
    advance(Duration.ofMinutes(9));
    filter.claim("a");
    advance(Duration.ofMinutes(1));

    assertThat(filter.claim("a")).isEqualTo(CLAIMED);
  }

  @Test
  void forgetsTheOldestBeyondItsSize() {
    for (String key : List.of("a", "b", "c")) {
      filter.claim(key);
      filter.complete(key);
    }

    assertThat(filter.claim("b")).isEqualTo(COMPLETED);
    assertThat(filter.claim("c")).isEqualTo(COMPLETED);
    assertThat(filter.claim("a")).isEqualTo(CLAIMED);
  }

  @Test
  void keepsClaimsWhateverTheirNumberAndAge() {
    for (String key : List.of("a", "b", "c", "d")) {
      filter.claim(key);
    }
    advance(Duration.ofDays(1));

    for (String key : List.of("a", "b", "c", "d")) {
      assertThat(filter.claim(key)).isEqualTo(IN_PROGRESS);
    }
  }

  @Test
  void grantsAKeyToOneOfManyThreads() throws Exception {
    int threads = 8;
    DuplicateFilter shared = DuplicateFilter.inMemory(Duration.ofHours(2));
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<DuplicateFilter.Claim>> claims = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      claims.add(
          executor.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return shared.claim("a");
              }));
    }
    executor.shutdown();

    List<DuplicateFilter.Claim> granted = new ArrayList<>();
    for (Future<DuplicateFilter.Claim> claim : claims) {
      granted.add(claim.get(10, TimeUnit.SECONDS));
    }
    assertThat(Collections.frequency(granted, CLAIMED)).isEqualTo(1);
    assertThat(Collections.frequency(granted, IN_PROGRESS)).isEqualTo(threads - 1);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void letsOneThreadInAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    DuplicateFilter[] shared = new DuplicateFilter[1];
    Thread second = new Thread(() -> shared[0].claim("b"));
    // The clock is read in the middle of a claim: the first one is held there.
    shared[0] =
        new InMemoryDuplicateFilter(
            Duration.ofMinutes(10),
            2,
            () -> {
              if (inside.incrementAndGet() == 1) {
                second.start();
                while (second.getState() != Thread.State.WAITING && inside.get() == 1) {
                  Thread.onSpinWait();
                }
                assertThat(inside).as("claims in progress").hasValue(1);
              }
              return 0;
            });

    assertThat(shared[0].claim("a")).isEqualTo(CLAIMED);
    second.join();
  }

  @Test
  void refusesBoundsThatBoundNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuplicateFilter.inMemory(Duration.ZERO))
        .withMessage("window <= 0: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuplicateFilter.inMemory(Duration.ofSeconds(-1)))
        .withMessage("window <= 0: PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuplicateFilter.inMemory(Duration.ofDays(366)))
        .withMessage("window > 365 days: PT8784H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DuplicateFilter.inMemory(Duration.ofHours(1), 0))
        .withMessage("maxEntries < 1: 0");
  }

  private void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
