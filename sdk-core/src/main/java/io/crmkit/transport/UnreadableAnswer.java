package io.crmkit.transport;

import java.io.IOException;

/** A 2xx answer that is not what was asked for. Its message completes "the answer …: ". */
final class UnreadableAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableAnswer(String message) {
    super(message);
  }
}
