package io.crmkit;

/**
 * What the caller of a failed call may assume the provider did with it.
 *
 * <p>It speaks of the whole call: once any attempt of a changing call ended {@link #UNKNOWN}, the
 * call stays {@code UNKNOWN}, whatever a later attempt was told.
 */
public enum RequestOutcome {
  /** Nothing reached the provider. Sending the same request again is safe. */
  NOT_SENT,

  /** The provider answered that it did not do what was asked. */
  REFUSED,

  /**
   * The request was sent but no conclusive answer came back: the provider may or may not have acted
   * on it. Look the object up before sending a create again.
   */
  UNKNOWN,

  /** The provider answered that it did what was asked, but its answer could not be read. */
  PROCESSED
}
