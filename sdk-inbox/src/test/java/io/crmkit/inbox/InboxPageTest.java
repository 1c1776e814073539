package io.crmkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What docs/inbox.md shows compiles, and stands there as it stands here. */
class InboxPageTest {
  /** The reader's own code. */
  private static final class Reader {
    static void call(String businessName) {}

    static void insert(Connection connection, BolsivoEvent.EmailSent email) {}
  }

  private static WebhookInbox inbox(DataSource dataSource, WebhookVerifier verifier) {
    return WebhookInbox.builder(dataSource, verifier)
        .on(BolsivoEvent.LeadQualified.class, lead -> Reader.call(lead.businessName()))
        .on(BolsivoEvent.EmailSent.class, (email, connection) -> Reader.insert(connection, email))
        .build();
  }

  private static void replayAll(WebhookInbox inbox) {
    for (ParkedDelivery parked : inbox.parked(100)) {
      inbox.replay(parked.id());
    }
  }

  private static WebhookHandler handler(DataSource dataSource, WebhookVerifier verifier) {
    return WebhookHandler.builder(verifier)
        .duplicates(
            JdbcDuplicateFilter.of(dataSource, "leads", Duration.ofMinutes(5), Duration.ofHours(2)))
        .build();
  }

  @Test
  void theExamplesRun() {
    try (HikariDataSource dataSource = TestDatabase.H2.open();
        WebhookInbox inbox = inbox(dataSource, Deliveries.VERIFIER)) {
      inbox.start();
      replayAll(inbox);

      assertThat(inbox.parked(1)).isEmpty();
      assertThat(handler(dataSource, Deliveries.VERIFIER)).isNotNull();
    }
  }

  @Test
  void thePageShowsThem() throws IOException {
    assertThat(Files.readString(Path.of("../docs/inbox.md")))
        .contains("WebhookInbox.builder(dataSource, verifier)")
        .contains("for (ParkedDelivery parked : inbox.parked(100)) {")
        .contains(
            "JdbcDuplicateFilter.of("
                + "dataSource, \"leads\", Duration.ofMinutes(5), Duration.ofHours(2))");
  }
}
