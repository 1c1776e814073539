package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits and the bounds of a policy. */
class RetryPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "1,0,PT0.5S",
    "1,1,PT0.25S",
    "2,0,PT1S",
    "3,0,PT2S",
    "4,0,PT4S",
    "5,0,PT8S",
    "6,0,PT8S",
    "6,0.5,PT6S",
    "2000,0,PT8S"
  })
  void doublesTheWaitUpToTheLongest(int failedAttempts, double random, Duration expected) {
    assertThat(RetryPolicy.defaults().delayAfter(failedAttempts, random)).isEqualTo(expected);
  }

  @Test
  void hasTheDocumentedDefaults() {
    assertThat(RetryPolicy.defaults())
        .hasToString("RetryPolicy{maxAttempts=4, baseDelay=PT0.5S, maxDelay=PT8S}");
    assertThat(RetryPolicy.defaults().baseDelay()).isEqualTo(Duration.ofMillis(500));
    assertThat(RetryPolicy.defaults().maxDelay()).isEqualTo(Duration.ofSeconds(8));
    assertThat(RetryPolicy.none().maxAttempts()).isEqualTo(1);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> RetryPolicy.builder().maxAttempts(0)).hasMessage("maxAttempts < 1: 0");
    assertThatThrownBy(() -> RetryPolicy.builder().baseDelay(Duration.ofSeconds(-1)))
        .hasMessage("baseDelay not in 0..1 day: PT-1S");
    assertThatThrownBy(() -> RetryPolicy.builder().maxDelay(Duration.ofDays(2)))
        .hasMessage("maxDelay not in 0..1 day: PT48H");
    assertThatThrownBy(() -> RetryPolicy.builder().baseDelay(Duration.ofSeconds(9)).build())
        .hasMessage("maxDelay < baseDelay: PT8S < PT9S");
    assertThatThrownBy(() -> RetryPolicy.defaults().delayAfter(0, 0))
        .hasMessage("failedAttempts < 1: 0");
    assertThatThrownBy(() -> RetryPolicy.defaults().delayAfter(1, 1.5))
        .hasMessage("random not in 0..1: 1.5");
  }

  @Test
  void ignoresLaterChangesOfItsBuilder() {
    RetryPolicy.Builder builder = RetryPolicy.builder().maxAttempts(2);
    RetryPolicy policy = builder.build();
    builder.maxAttempts(9);

    assertThat(policy.maxAttempts()).isEqualTo(2);
    assertThat(policy.toBuilder().maxDelay(Duration.ofSeconds(3)).build())
        .hasToString("RetryPolicy{maxAttempts=2, baseDelay=PT0.5S, maxDelay=PT3S}");
  }
}
