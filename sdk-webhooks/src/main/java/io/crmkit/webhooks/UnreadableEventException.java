package io.crmkit.webhooks;

/**
 * A delivery that the provider did sign, but that cannot be read as an event.
 *
 * <p>Bodies are read within limits, all of them our decision: nesting of 200 levels, numbers of
 * 1,000 characters, no field twice in one object. The length of field names is Jackson's matter:
 * its releases from 2.16 on read 50,000 characters.
 *
 * <p>The message tells the kind of fault and where it is, never the body's content. For the same
 * reason there is no cause: JSON parsers quote what they read.
 */
public final class UnreadableEventException extends WebhookException {
  private static final long serialVersionUID = 1L;

  /** What kept the delivery from being read. */
  public enum Reason {
    /** Not JSON, not valid in its character encoding, or an object with the same field twice. */
    MALFORMED_JSON,
    /** JSON, but an array or a scalar instead of an object, or an empty body. */
    NOT_AN_OBJECT,
    /** Deeper, or with longer numbers or names, than the limits allow. */
    LIMIT_EXCEEDED,
    /** The event's data does not fit the class that {@link WebhookEvent#dataAs} was asked for. */
    DATA_MISMATCH
  }

  private final Reason reason;

  UnreadableEventException(WebhookProvider provider, Reason reason, String message) {
    super(provider, message);
    this.reason = reason;
  }

  /** {@return what kept the delivery from being read} */
  public Reason reason() {
    return reason;
  }
}
