/** In-process fake providers for contract tests. */
module io.crmkit.testing {
  requires transitive io.crmkit.core;
  requires transitive io.crmkit.webhooks;
  requires transitive org.junit.jupiter.api;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires java.logging;
  requires mockwebserver3;
  requires okio;
  requires static org.jspecify;

  exports io.crmkit.testing;
  exports io.crmkit.testing.contract;
}
