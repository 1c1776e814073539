package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;

/** A 2xx response whose body says that the call failed. */
public final class RejectedResponseException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = 64 * 1024;

  private final transient byte[] body;

  /** With what the body said, as far as it matters for the error. */
  RejectedResponseException(JsonNode said) {
    this(JsonCodec.toBytes(said));
  }

  private RejectedResponseException(byte[] body) {
    super("the body says that the call failed");
    this.body = Arrays.copyOf(body, Math.min(body.length, MOST_BYTES));
  }

  /**
   * The body, cut after 64 KiB: as it came, or of a large one its members beside the data, written
   * anew.
   */
  public byte[] body() {
    return body.clone();
  }

  RejectedResponseException withBody(byte[] whole) {
    return new RejectedResponseException(whole);
  }
}
