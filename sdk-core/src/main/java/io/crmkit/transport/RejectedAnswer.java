package io.crmkit.transport;

import java.io.IOException;

/** A 2xx answer whose body says that the call failed. */
final class RejectedAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  RejectedAnswer() {
    super("the body says that the call failed");
  }
}
