package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The permits of a limiter that has only {@code reserve}, or {@code release} besides. */
class FixedPermitTest {
  private static final Duration MAX = Duration.ofSeconds(10);

  private final List<Object> heard = new ArrayList<>();

  private RateLimiter limiter(Duration wait) {
    return new RateLimiter() {
      @Override
      public Duration reserve(Duration maxWait) {
        return wait;
      }

      @Override
      public void release() {
        heard.add("released");
      }

      @Override
      public void onResponse(RateLimitFeedback response) {
        heard.add(response);
      }
    };
  }

  @Test
  void waitsOnceForAsLongAsTheLimiterSaid() {
    RateLimitPermit permit = limiter(MAX).request(MAX);

    assertThat(permit.timeToWait()).isEqualTo(MAX);
    assertThat(permit.timeToWait()).isZero();
    permit.onResponse(RateLimitFeedback.of(201));
    assertThat(heard).containsExactly(RateLimitFeedback.of(201));
  }

  @Test
  void isGivenBackToTheLimiter() {
    limiter(MAX).request(MAX).release();

    assertThat(heard).containsExactly("released");
  }

  @Test
  void isNotGivenBackWhenNothingWasReserved() {
    RateLimitPermit refused = limiter(MAX.plusNanos(1)).request(MAX);

    assertThat(refused.timeToWait()).isEqualTo(MAX.plusNanos(1));
    assertThat(refused.timeToWait()).isEqualTo(MAX.plusNanos(1));
    refused.release();
    assertThat(heard).isEmpty();
  }

  @Test
  void aNegativeWaitIsNoneAndAMissingOneIsNamed() {
    assertThat(limiter(Duration.ofSeconds(-1)).request(MAX).timeToWait()).isZero();
    assertThatThrownBy(() -> limiter(null).request(MAX))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("reserve(…) == null");
  }

  @Test
  void aLimiterWithOnlyReserveNeedsNothingElse() {
    RateLimiter simple = maxWait -> Duration.ZERO;
    RateLimitPermit permit = simple.request(MAX);

    permit.onResponse(RateLimitFeedback.of(429));
    permit.release();
    assertThat(simple.request(MAX).timeToWait()).isZero();
  }

  @Test
  void aWaitBeyondWhatNanosecondsHoldIsToldAsItIs() {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(RateLimiter.allOf(limiter(forEver)).request(forEver).timeToWait())
        .isEqualTo(forEver);
  }
}
