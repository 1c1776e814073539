package io.crmkit.transport.json;

import java.io.IOException;

/** A 2xx answer whose body says that the call failed. */
public final class RejectedResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Without more. */
  RejectedResponseException() {
    super("the body says that the call failed");
  }
}
