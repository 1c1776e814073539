package io.crmkit.testing;

import java.time.Duration;

/** The seconds form of the Retry-After header. */
final class RetryAfterSeconds {
  private RetryAfterSeconds() {}

  /** Whole seconds, rounded up: who waits this long has waited long enough. */
  static long seconds(Duration wait) {
    return wait.getNano() == 0 ? wait.getSeconds() : wait.getSeconds() + 1;
  }
}
