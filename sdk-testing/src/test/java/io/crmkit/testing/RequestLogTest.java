package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waiting for requests that do not come. */
class RequestLogTest {
  private final RequestLog log = new RequestLog();

  @Test
  void saysThatNothingArrived() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> log.await(1, Duration.ofMillis(1)))
        .withMessage("Expected 1 requests within PT0.001S, but nothing arrived");
  }
}
