package io.crmkit.inbox;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.WebhookEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes from a handler what it found out about one delivery: its key, and its event. */
final class Arrival implements DuplicateFilter {
  private @Nullable String key;
  private @Nullable WebhookEvent event;

  @Override
  public Claim claim(String key) {
    this.key = key;
    return Claim.CLAIMED; // whether it is a duplicate, the table knows
  }

  @Override
  public void complete(String key) {}

  @Override
  public void release(String key) {}

  void accept(WebhookEvent event) {
    this.event = event;
  }

  /** The event of a delivery that was not refused. */
  WebhookEvent event() {
    return requireNonNull(event);
  }

  /** What is kept of a delivery that was not refused. */
  StoredDelivery toStore(byte[] body, Instant now) {
    return new StoredDelivery(
        requireNonNull(key), event().type(), body, event().secretIndex(), 0, 0, now);
  }
}
