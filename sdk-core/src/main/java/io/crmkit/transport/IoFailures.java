package io.crmkit.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What an exception of OkHttp's says about the connection. Those of HTTP/2 are in a package that
 * OkHttp does not export, and so are known by name.
 */
final class IoFailures {
  private static final String STREAM_RESET = "okhttp3.internal.http2.StreamResetException";
  private static final String SHUT_DOWN = "okhttp3.internal.http2.ConnectionShutdownException";

  private IoFailures() {}

  /**
   * Whether the server says that it did not and will not process the request. OkHttp reports a
   * stream above the last one of a GOAWAY as refused, and finds a connection shut down before it
   * sends anything. When sending fails, it looks for a response, and adds what it meets there as
   * suppressed.
   */
  static boolean isUnprocessed(Throwable failure) {
    for (Throwable part : partsOf(failure)) {
      if (isOf(SHUT_DOWN, part) || isReset(part, "REFUSED_STREAM")) {
        return true;
      }
    }
    return false;
  }

  /** A failure, its causes and what was suppressed in any of them; they may go round in circles. */
  static Set<Throwable> partsOf(Throwable failure) {
    Set<Throwable> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
    while (!open.isEmpty()) {
      Throwable part = open.pop();
      if (parts.add(part)) {
        open.addAll(List.of(part.getSuppressed()));
        if (part.getCause() != null) {
          open.add(part.getCause());
        }
      }
    }
    return parts;
  }

  /**
   * Whether the connection ended, rather than being slow or answering nonsense. When an HTTP/2
   * connection ends, OkHttp cancels its streams.
   */
  static boolean isBrokenConnection(IOException failure) {
    if (isOf(STREAM_RESET, failure)) {
      return isReset(failure, "CANCEL");
    }
    return !(failure instanceof InterruptedIOException || failure instanceof ProtocolException);
  }

  private static boolean isReset(Throwable failure, String code) {
    return isOf(STREAM_RESET, failure)
        && String.valueOf(failure.getMessage()).endsWith(": " + code);
  }

  private static boolean isOf(String className, Throwable failure) {
    return failure.getClass().getName().equals(className);
  }
}
