package io.crmkit.testing;

import io.crmkit.testing.WebhookDelivery.Attempt;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * One attempt of a fake to deliver an event. Immutable.
 *
 * <p>Its text is a line such as {@code +PT30S lead.qualified -> http://127.0.0.1:8080/hooks,
 * attempt 2: 200}. It is safe to log: it holds no secret, no signature, no body, and of the address
 * neither query nor user.
 *
 * @param at when it was made, in the time that {@link FakeWebhooks#advance} moves; zero before the
 *     first advance
 * @param event the event's name
 * @param url where it was sent
 * @param number which attempt of this delivery it was, from 1
 * @param result how it ended, and how long the provider waited before it
 */
public record WebhookLogEntry(Duration at, String event, String url, int number, Attempt result) {
  /** Checks that nothing is missing. */
  public WebhookLogEntry {
    Objects.requireNonNull(at, "at == null");
    Objects.requireNonNull(event, "event == null");
    Objects.requireNonNull(url, "url == null");
    Objects.requireNonNull(result, "result == null");
    if (number < 1) {
      throw new IllegalArgumentException("number < 1: " + number);
    }
  }

  /**
   * Tells whether the answer was a 2xx.
   *
   * @return true if it was; false after another answer, or none
   */
  public boolean delivered() {
    return result.delivered();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "+%s %s -> %s, attempt %d: %s", at, event, address(), number, outcome());
  }

  private String address() {
    return url.split("\\?", 2)[0].replaceFirst("//[^/@]*@", "//");
  }

  private Object outcome() {
    return result.status() == null
        ? Objects.requireNonNull(result.failure()).getClass().getSimpleName()
        : result.status();
  }
}
