package io.crmkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One machine of a service: an endpoint over the inbox in the database that the argument names. It
 * prints its port, and runs until it is killed. Its handler fails one time in five, half of these
 * after the effect.
 */
final class InboxReceiver {
  private static final int FAILS_ONE_IN = 5;
  private static final int WARM_UP_DELIVERIES = 30;

  private InboxReceiver() {}

  public static void main(String[] args) throws IOException {
    HikariDataSource dataSource = TestDatabase.pool(args[0]);
    warmUp(dataSource);
    WebhookInbox inbox =
        WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
            .on(LeadQualified.class, InboxReceiver::handle)
            .retryAfter(Collections.nCopies(50, Duration.ofMillis(20)).toArray(Duration[]::new))
            .pollInterval(Duration.ofMillis(200))
            .takeOverAfter(Duration.ofMillis(1_200))
            .threads(4)
            .build();
    inbox.start();
    HttpEndpoint.listen(inbox::handle);
  }

  /** Handles some deliveries of an inbox of its own, as services do before they take requests. */
  private static void warmUp(HikariDataSource dataSource) {
    try (WebhookInbox inbox =
        WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
            .name("warm-up")
            .on(LeadQualified.class, lead -> {})
            .build()) {
      inbox.start();
      for (int i = 0; i < WARM_UP_DELIVERIES; i++) {
        Deliveries.deliver(inbox, Deliveries.qualified(ProcessHandle.current().pid() + "-" + i));
      }
    }
  }

  private static void handle(LeadQualified lead, Connection connection)
      throws SQLException, IOException {
    boolean fails = ThreadLocalRandom.current().nextInt(FAILS_ONE_IN) == 0;
    if (fails && ThreadLocalRandom.current().nextBoolean()) {
      throw new IOException("before the effect");
    }
    TestDatabase.insertEffect(connection, lead.leadId());
    if (fails) {
      throw new IOException("after the effect");
    }
  }
}
