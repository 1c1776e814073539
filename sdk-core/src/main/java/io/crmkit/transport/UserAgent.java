package io.crmkit.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How this library names itself to the providers. */
final class UserAgent {
  static final String VALUE =
      "crmkit-java/" + version() + " (Java " + Runtime.version().feature() + ")";

  private UserAgent() {}

  private static String version() {
    try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
