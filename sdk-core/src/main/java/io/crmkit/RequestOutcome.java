package io.crmkit;

/**
 * What the caller of a failed call may assume the provider did with it.
 *
 * <p>It speaks of the whole call, all attempts together: of what they may have done the most
 * counts. A call that was refused with 429 and could then not connect is {@link #REFUSED}, not
 * {@link #NOT_SENT}; once any attempt ended {@link #UNKNOWN} the call stays so, unless a later one
 * is known to have been {@link #PROCESSED}.
 *
 * <p>A call that only reads (GET) has an outcome too, and it means the same: whether its request
 * was sent, refused, lost or answered. But whatever it is, nothing was changed, and the call can be
 * made again.
 */
public enum RequestOutcome {
  /** Nothing reached the provider. Sending the same request again is safe. */
  NOT_SENT,

  /**
   * The provider answered, and did not do what was asked. Sending the same request again is safe;
   * the exception's type and message say whether it can help.
   */
  REFUSED,

  /**
   * The request was sent but no conclusive response came back: the provider may or may not have
   * acted on it. Unless the call only reads, look the object up before sending the request again.
   * 5xx and 408 belong here: servers and gateways send them before, during and after the work.
   */
  UNKNOWN,

  /**
   * The provider answered that it did what was asked, but its response could not be read. A POST
   * with this outcome is never repeated, not even with {@link
   * RequestOptions.Builder#retryNonIdempotent}.
   */
  PROCESSED
}
