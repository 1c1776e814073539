package io.crmkit.transport.json;

import java.io.IOException;

/** A 2xx answer that is not what was asked for. Its message completes "the answer …: ". */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong. */
  public UnreadableResponseException(String message) {
    super(message);
  }
}
