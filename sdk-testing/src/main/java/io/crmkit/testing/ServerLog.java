package io.crmkit.testing;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/** Keeps the embedded server from printing what a test has no use for. */
final class ServerLog {
  // Held here because java.util.logging forgets the settings of a logger nobody refers to.
  private static final Logger SERVER = Logger.getLogger(MockWebServer.class.getName());
  private static final Logger HTTP_2 = Logger.getLogger(OkHttpClient.class.getName());

  /** A response that finds its connection gone, as it does after most faults. */
  private static final String NOT_SENT = "Http2Connection.Listener failure for MockWebServer";

  static {
    if (SERVER.getLevel() == null) {
      // At INFO, the default, the server prints a line for every request.
      SERVER.setLevel(Level.WARNING);
    }
    Filter before = HTTP_2.getFilter();
    HTTP_2.setFilter(
        message -> isForTests(message) && (before == null || before.isLoggable(message)));
  }

  private ServerLog() {}

  /** Has an effect once. */
  static void quieten() {
    // The class was initialised by the call.
  }

  private static boolean isForTests(LogRecord entry) {
    return entry.getMessage() == null || !entry.getMessage().startsWith(NOT_SENT);
  }
}
