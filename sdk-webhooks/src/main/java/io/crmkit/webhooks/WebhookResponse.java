package io.crmkit.webhooks;

/**
 * The answer to a delivery.
 *
 * @param outcome what became of the delivery
 * @param message why, in words that are safe to log and to answer: no secret, no body
 */
public record WebhookResponse(Outcome outcome, String message) {

  /** What became of a delivery. */
  public enum Outcome {
    /** Every handler of the event returned. */
    HANDLED(200),
    /** No handler is registered for the event; the one for unhandled events has run, if any. */
    UNHANDLED(200),
    /** The delivery had been handled before; no handler ran. */
    DUPLICATE(200),
    /** The provider signed it, but it is not a readable event. */
    UNREADABLE(400),
    /** The signature is absent or wrong. */
    FORGED(403),
    /** The event is older than the greatest age allowed, from the future, or without a time. */
    STALE(403),
    /** The body is larger than allowed; the signature was not looked at. */
    TOO_LARGE(413),
    /**
     * The same delivery is being handled at this moment. The status asks the provider to come
     * again: had it been told that all was well, the event would be lost if that handling failed.
     */
    IN_PROGRESS(500),
    /** A handler, or the duplicate filter, threw; the status asks the provider to come again. */
    FAILED(500);

    private final int status;

    Outcome(int status) {
      this.status = status;
    }

    /** {@return the HTTP status to answer} */
    public int status() {
      return status;
    }
  }

  /** {@return the HTTP status to answer: 200, 400, 403, 413 or 500} */
  public int status() {
    return outcome.status();
  }
}
