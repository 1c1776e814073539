package io.crmkit.testing;

import io.crmkit.testing.WebhookDelivery.Attempt;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event that is to be sent to an endpoint.
 *
 * @param due when
 * @param sequence which of all attempts; orders those that are due together
 * @param number which attempt of the delivery, from 1
 * @param delay how long the provider waits before it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and sent as it is
record PendingAttempt(
    Duration due,
    long sequence,
    WebhookEndpoint endpoint,
    String event,
    byte[] body,
    int number,
    Duration delay) {
  static final Comparator<PendingAttempt> IN_TIME =
      Comparator.comparing(PendingAttempt::due).thenComparingLong(PendingAttempt::sequence);

  /** The attempt after this one failed; empty if the provider then gives up. */
  Optional<PendingAttempt> next(List<Duration> delays, long nextSequence) {
    if (number > delays.size()) {
      return Optional.empty();
    }
    Duration wait = delays.get(number - 1);
    return Optional.of(
        new PendingAttempt(due.plus(wait), nextSequence, endpoint, event, body, number + 1, wait));
  }

  Attempt send(Duration timeout) throws InterruptedException {
    return WebhookPost.of(endpoint.url(), body, endpoint.signer(), timeout).send(delay);
  }

  WebhookLogEntry logged(Attempt result) {
    return new WebhookLogEntry(due, event, endpoint.url(), number, result);
  }
}
