package io.crmkit.inbox;

import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three processes share an inbox, and are killed while they store and handle. Small and on
 * PostgreSQL by default; {@code -Dcrmkit.inbox.events=20000} makes it large, on H2 too, and prints
 * the figures.
 */
@Timeout(1800)
class InboxUnderFireTest {
  private static final int EVENTS = Integer.getInteger("crmkit.inbox.events", 150);
  private static final boolean LARGE = System.getProperty("crmkit.inbox.events") != null;
  private static final int KILLS = LARGE ? 12 : 1;
  private static final int MACHINES = 3;
  private static final String DELIVERIES = "crmkit_delivery WHERE inbox = 'webhooks'";

  static List<TestDatabase> databases() {
    return LARGE ? TestDatabase.available() : List.of(TestDatabase.POSTGRESQL);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyEventTakesEffectExactlyOnceWhoeverDies(TestDatabase database) throws Exception {
    String url = database.newSharedUrl();
    Random random = new Random(42);
    try (HikariDataSource dataSource = TestDatabase.open(url);
        Fleet fleet = Fleet.start(MACHINES, InboxReceiver.class, url)) {
      Sender sender = new Sender(fleet, EVENTS, random);

      long start = System.nanoTime();
      CompletableFuture<Void> killing =
          CompletableFuture.runAsync(() -> Killing.run(KILLS, fleet, sender, random));
      sender.run();
      Duration sent = Duration.ofNanos(System.nanoTime() - start);
      killing.get(5, TimeUnit.MINUTES);
      awaitNone(dataSource, DELIVERIES + " AND state = 'PENDING'");
      Duration handled = Duration.ofNanos(System.nanoTime() - start);

      assertThat(sender.taken()).isEqualTo(sender.deliveries());
      assertThat(count(dataSource, "effect")).isEqualTo(EVENTS);
      assertThat(count(dataSource, "(SELECT DISTINCT id FROM effect) e")).isEqualTo(EVENTS);
      assertThat(count(dataSource, DELIVERIES + " AND state = 'DONE'")).isEqualTo(EVENTS);
      if (LARGE) {
        report(database, sender, sent, handled);
      }
    }
  }

  private static void awaitNone(HikariDataSource dataSource, String from)
      throws InterruptedException {
    while (count(dataSource, from) > 0) {
      Killing.pause();
    }
  }

  private static void report(
      TestDatabase database, Sender sender, Duration sent, Duration handled) {
    System.out.println(
        database
            + ": "
            + EVENTS
            + " events in "
            + sender.deliveries()
            + " deliveries; all answered after "
            + sent
            + ", all handled after "
            + handled
            + "; "
            + sender.times().report()
            + "; answered otherwise than 200: "
            + sender.refused()
            + ", not answered: "
            + sender.broken()
            + "; processes killed: "
            + KILLS);
  }
}
