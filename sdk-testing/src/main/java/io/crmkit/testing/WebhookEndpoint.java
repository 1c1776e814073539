package io.crmkit.testing;

import io.crmkit.webhooks.WebhookSigner;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receiver's address at a fake: what it wants to hear of, and how it has answered. */
final class WebhookEndpoint {
  private final String url;
  private final List<String> events;
  private final WebhookSigner signer;
  private volatile Status status = new Status(true, 0, null, null);

  /**
   * @param url where to send, which an attempt is made at
   * @param events the names of the wanted events; none for all
   */
  WebhookEndpoint(String url, List<String> events, WebhookSigner signer) {
    this.url = url;
    this.events = List.copyOf(events);
    this.signer = signer;
  }

  /**
   * How an endpoint has answered.
   *
   * @param isActive whether events are sent to it
   * @param failures how many deliveries in a row were given up
   * @param lastStatus the status of its last answer; null if there was none, or no answer
   * @param lastTriggered when it was last sent something; null if never
   */
  record Status(
      boolean isActive,
      int failures,
      @Nullable Integer lastStatus,
      @Nullable Instant lastTriggered) {}

  String url() {
    return url;
  }

  WebhookSigner signer() {
    return signer;
  }

  Status status() {
    return status;
  }

  /** Goes back to an earlier status. */
  void restore(Status earlier) {
    status = earlier;
  }

  boolean wants(String event) {
    return status.isActive() && (events.isEmpty() || events.contains(event));
  }

  void deactivate() {
    status = new Status(false, status.failures(), status.lastStatus(), status.lastTriggered());
  }

  void answered(@Nullable Integer answer, Instant when) {
    status = new Status(status.isActive(), status.failures(), answer, when);
  }

  /** Counts a delivery that has ended; only the fake's delivery thread does. */
  void ended(boolean delivered) {
    int failures = delivered ? 0 : status.failures() + 1;
    status = new Status(status.isActive(), failures, status.lastStatus(), status.lastTriggered());
  }
}
