package io.crmkit.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far an event's time may be from now, in either direction. */
final class AgeCheck {
  private final Duration maxAge;
  private final Clock clock;

  AgeCheck(Duration maxAge, Clock clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /** False without a time, too: a check that anything without a time passes would be none. */
  boolean covers(WebhookEvent event) {
    return event.timestamp().map(this::covers).orElse(false);
  }

  private boolean covers(Instant time) {
    return Duration.between(time, clock.instant()).abs().compareTo(maxAge) <= 0;
  }
}
