/** In-process fake providers for contract tests. */
module io.crmkit.testing {
  requires transitive io.crmkit.core;
  requires transitive io.crmkit.webhooks;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires java.logging;
  requires mockwebserver3;
  requires okhttp3.tls;
  requires okio;
  requires static org.jspecify;
  // Without JUnit a fake is no extension, and otherwise the same.
  requires static org.junit.jupiter.api;

  exports io.crmkit.testing;
  exports io.crmkit.testing.contract;
}
