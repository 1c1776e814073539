package io.crmkit.inbox;

/**
 * The store of an inbox, or of a duplicate filter, cannot be used: it cannot be reached, its tables
 * are missing, or its kind is not supported. The cause is what the driver said.
 */
public final class InboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InboxException(String message) {
    super(message);
  }

  InboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
