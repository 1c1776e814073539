package io.crmkit.transport;

import java.io.IOException;
import okhttp3.Connection;

/** Nothing was sent: the server has closed the connection that was about to be used. */
final class DeadConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  DeadConnectionException(Connection connection) {
    super("the server has closed " + connection);
  }
}
