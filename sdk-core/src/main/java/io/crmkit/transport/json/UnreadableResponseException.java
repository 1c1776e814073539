package io.crmkit.transport.json;

import java.io.IOException;

/**
 * A 2xx response that is not what was asked for. Its message completes "the answer cannot be read:"
 * and quotes nothing of JSON, which may hold a secret.
 */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String start;

  UnreadableResponseException(String message) {
    this(message, "");
  }

  private UnreadableResponseException(String message, String start) {
    super(message);
    this.start = start;
  }

  /** A body of more bytes than are read. */
  public static UnreadableResponseException tooLarge(long maxBytes) {
    return new UnreadableResponseException(
        "it is larger than maxResponseBytes, which is " + maxBytes);
  }

  /** The first characters of the body, for the page of a gateway; empty when nothing was read. */
  public String start() {
    return start;
  }

  UnreadableResponseException withStart(String characters) {
    return new UnreadableResponseException(getMessage(), characters);
  }
}
