/** Webhook signature verification and typed events, usable without any HTTP client. */
module io.crmkit.webhooks {
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.crmkit.webhooks;
}
