package io.crmkit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads HTTP requests off a connection, keeps nothing of them and allocates nothing. */
final class RequestSkipper {
  private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int limit;

  RequestSkipper(InputStream in) {
    this.in = in;
  }

  /** Reads a request to the end of its body; false when the connection has ended. */
  boolean skip() throws IOException {
    int bodyLength = 0;
    int column = 0;
    int matched = 0; // of the name of the header that tells the length
    for (int c = next(); c != '\n' || column > 0; c = next()) {
      if (c < 0) {
        return false;
      }
      if (c == '\n') {
        column = 0;
        matched = 0;
      } else if (c != '\r') {
        if (matched == LENGTH.length) {
          bodyLength = bodyLength * 10 + c - '0';
        } else if (matched == column && Character.toLowerCase(c) == LENGTH[matched]) {
          matched++;
        }
        column++;
      }
    }
    while (bodyLength-- > 0) {
      next();
    }
    return true;
  }

  private int next() throws IOException {
    if (position == limit) {
      position = 0;
      limit = in.read(buffer);
    }
    return limit < 0 ? -1 : buffer[position++];
  }
}
