package io.crmkit.testing;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.WebhookProvider;
import java.time.Duration;
import java.util.List;

/**
 * How long a provider waits for an answer, and when it sends a delivery again. What of it is
 * documented is told in {@link WebhookSender}.
 *
 * @param timeout of one attempt
 * @param delays before the second attempt, the third, and so on
 */
record DeliverySchedule(Duration timeout, List<Duration> delays) {
  DeliverySchedule {
    requireNonNull(timeout, "timeout == null");
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout not longer than zero: " + timeout);
    }
    delays.stream()
        .filter(Duration::isNegative)
        .findFirst()
        .ifPresent(
            delay -> {
              throw new IllegalArgumentException("delay < 0: " + delay);
            });
  }

  static DeliverySchedule of(WebhookProvider provider) {
    return new DeliverySchedule(provider.answerTimeout(), provider.retryDelays());
  }

  DeliverySchedule withTimeout(Duration other) {
    return new DeliverySchedule(other, delays);
  }

  DeliverySchedule withDelays(List<Duration> others) {
    return new DeliverySchedule(timeout, others);
  }
}
