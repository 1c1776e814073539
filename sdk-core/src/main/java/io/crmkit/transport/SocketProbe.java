package io.crmkit.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Looks whether a connection on which nothing is under way is still good. */
final class SocketProbe {
  /** The shortest that {@link Socket#setSoTimeout} knows; an end that has come is seen at once. */
  private static final int TIMEOUT_MILLIS = 1;

  private SocketProbe() {}

  /**
   * Whether there is neither an end to be read nor a byte that nobody asked for. A socket shows its
   * end to no one but a reader, and OkHttp reads an idle HTTP/1.1 connection only when it has been
   * idle for 10 seconds.
   */
  static boolean isOpen(Socket socket) {
    try {
      int timeout = socket.getSoTimeout();
      socket.setSoTimeout(TIMEOUT_MILLIS);
      boolean silent = isSilent(socket);
      socket.setSoTimeout(timeout);
      return silent;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isSilent(Socket socket) throws IOException {
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }
}
