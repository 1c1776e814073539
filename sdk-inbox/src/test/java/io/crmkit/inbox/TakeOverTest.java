package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.deliver;
import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a machine left when it died, as its rows show it; {@link InboxUnderFireTest} kills some. */
@Timeout(120)
class TakeOverTest {

  @Test
  void countsTheAttemptOfAMachineThatDiedAndMakesTheNext() throws Exception {
    RecordingListener listener = new RecordingListener();
    try (HikariDataSource dataSource = TestDatabase.H2.open();
        WebhookInbox inbox =
            WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
                .listener(listener)
                .pollInterval(Duration.ofMillis(50))
                .takeOverAfter(Duration.ofHours(1))
                .retryAfter(Duration.ofMillis(1))
                .on(LeadQualified.class, lead -> {})
                .build()) {
      deliver(inbox, qualified("a"));
      execute(
          dataSource,
          "UPDATE crmkit_inbox_task SET picked = TRUE, picked_by = 'the dead',"
              + " last_heartbeat = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00:00'");

      inbox.start();

      assertThat(listener.next()).isEqualTo("failed lead.qualified at attempt 1, next in PT0.001S");
      assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 2");
    }
  }
}
