package io.crmkit.inbox;

import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

  static List<TestDatabase> databases() {
    return LARGE ? TestDatabase.available() : List.of(TestDatabase.POSTGRESQL);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void everyEventTakesEffectExactlyOnceWhoeverDies(TestDatabase database) throws Exception {
    String url = database.newSharedUrl();
    Random random = new Random(42);
    try (HikariDataSource dataSource = TestDatabase.open(url);
        Fleet fleet = Fleet.start(url, MACHINES)) {
      Sender sender = new Sender(fleet, EVENTS, random);

      long start = System.nanoTime();
      CompletableFuture<Void> killing =
          CompletableFuture.runAsync(() -> kill(fleet, sender, random));
      sender.run(8);
      Duration sent = Duration.ofNanos(System.nanoTime() - start);
      killing.get(5, TimeUnit.MINUTES);
      awaitNone(dataSource, "crmkit_delivery WHERE state = 'PENDING'");
      Duration handled = Duration.ofNanos(System.nanoTime() - start);

      assertThat(sender.taken()).isEqualTo(sender.deliveries());
      assertThat(count(dataSource, "effect")).isEqualTo(EVENTS);
      assertThat(count(dataSource, "(SELECT DISTINCT id FROM effect) e")).isEqualTo(EVENTS);
      assertThat(count(dataSource, "crmkit_delivery WHERE state = 'DONE'")).isEqualTo(EVENTS);
      if (LARGE) {
        report(database, sender, sent, handled);
      }
    }
  }

  /** Kills at even distances in what was answered. */
  private static void kill(Fleet fleet, Sender sender, Random random) {
    try {
      for (int i = 1; i <= KILLS; i++) {
        int due = sender.deliveries() * i / (KILLS + 1);
        while (sender.taken() < due) {
          pause();
        }
        fleet.killOne(random);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitNone(HikariDataSource dataSource, String from)
      throws InterruptedException {
    while (count(dataSource, from) > 0) {
      pause();
    }
  }

  private static void pause() throws InterruptedException {
    new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
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
            + "; answers after more than a second: "
            + sender.late()
            + ", the slowest after "
            + sender.slowest()
            + "; answered otherwise than 200: "
            + sender.refused()
            + ", not answered: "
            + sender.broken()
            + "; processes killed: "
            + KILLS);
  }
}
