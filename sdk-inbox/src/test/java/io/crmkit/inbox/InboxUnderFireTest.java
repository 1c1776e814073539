package io.crmkit.inbox;

import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that share an inbox, {@linkplain UnderFire killed} while they store and handle. On
 * PostgreSQL only, unless it is large: then on H2 too, and it prints the figures.
 */
@Timeout(1800)
class InboxUnderFireTest {
  private static final int EVENTS = UnderFire.events(150);
  private static final String DELIVERIES = "crmkit_delivery WHERE inbox = 'webhooks'";

  static List<TestDatabase> databases() {
    return UnderFire.LARGE ? TestDatabase.available() : List.of(TestDatabase.POSTGRESQL);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyEventTakesEffectExactlyOnceWhoeverDies(TestDatabase database) throws Exception {
    String url = database.newSharedUrl();
    try (HikariDataSource dataSource = TestDatabase.open(url);
        UnderFire fire = new UnderFire(EVENTS, InboxReceiver.class, url)) {
      Sender sender = fire.sender();
      long start = System.nanoTime();
      fire.run();
      awaitNone(dataSource, DELIVERIES + " AND state = 'PENDING'");
      Duration handled = Duration.ofNanos(System.nanoTime() - start);

      assertThat(sender.taken()).isEqualTo(sender.deliveries());
      assertThat(count(dataSource, "effect")).isEqualTo(EVENTS);
      assertThat(count(dataSource, "(SELECT DISTINCT id FROM effect) e")).isEqualTo(EVENTS);
      assertThat(count(dataSource, DELIVERIES + " AND state = 'DONE'")).isEqualTo(EVENTS);
      if (UnderFire.LARGE) {
        System.out.println(database + ": " + sender.report() + "; all handled after " + handled);
      }
    }
  }

  private static void awaitNone(HikariDataSource dataSource, String from)
      throws InterruptedException {
    while (count(dataSource, from) > 0) {
      UnderFire.pause();
    }
  }
}
