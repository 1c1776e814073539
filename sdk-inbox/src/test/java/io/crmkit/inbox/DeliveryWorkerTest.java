package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.inbox.InboxRoutes.Route;
import io.crmkit.inbox.InboxRoutes.Step;
import io.crmkit.webhooks.WebhookProvider;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One attempt while other machines are at work, too; {@link WebhookInboxTest} tells the rest. */
class DeliveryWorkerTest {
  private static final Trigger TRIGGER = new Trigger("BOLSIVO:a", 0);
  private static final Duration WAIT = Duration.ofMinutes(3);

  private final RecordingListener listener = new RecordingListener();
  private HikariDataSource dataSource;
  private DeliveryStore store;

  @BeforeEach
  void open() throws SQLException {
    dataSource = TestDatabase.H2.open();
    store =
        new DeliveryStore(
            new Transactions(dataSource), new DeliveryTable("webhooks"), Clock.systemUTC());
    store.add(
        new StoredDelivery(TRIGGER.key(), "lead.qualified", qualified("a"), 0, 0, 0, Instant.EPOCH),
        (connection, trigger) -> {});
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void makesNoAttemptAtADeliveryThatHasBeenReplayedSince() {
    DeliveryWorker worker = worker(false, (event, connection) -> fail());

    assertThat(worker.attempt(new Trigger(TRIGGER.key(), 1))).isEmpty();
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void saysNothingOfADeliveryThatAnotherMachineHandledAtTheSameTime() {
    DeliveryWorker worker = worker(false, (event, connection) -> handledElsewhere());

    assertThat(worker.attempt(TRIGGER)).isEmpty();
    assertThat(listener.isSilent()).isTrue();
  }

  @Test
  void countsNoFailureOfADeliveryThatAnotherMachineHandledMeanwhile() {
    DeliveryWorker worker =
        worker(
            false,
            (event, connection) -> {
              handledElsewhere();
              throw new IOException("too late to matter");
            });

    assertThat(worker.attempt(TRIGGER)).isEmpty();
    assertThat(listener.isSilent()).isTrue();
    assertThat(count(dataSource, "crmkit_delivery WHERE state = 'DONE' AND attempts = 0"))
        .isEqualTo(1);
  }

  @Test
  void runsNoTransactionForADeliveryThatIsNoLongerDue() throws Exception {
    InboxRoutes.Plan plan =
        new InboxRoutes.Plan(
            new StoredEvents(WebhookProvider.BOLSIVO).read(store.pending(TRIGGER).orElseThrow()),
            List.of(new Route(event -> true, (event, connection) -> fail(), true)));
    handledElsewhere();

    assertThat(store.handleInTransaction(TRIGGER, plan)).isFalse();
  }

  @Test
  void countsTheAttemptOfAProcessThatDied() throws Exception {
    DeliveryWorker worker = worker(true, (event, connection) -> fail());

    assertThat(worker.abandoned(TRIGGER)).hasValue(WAIT);
    assertThat(listener.next()).isEqualTo("failed lead.qualified at attempt 1, next in PT3M");
    assertThat(worker.abandoned(TRIGGER)).isEmpty();
    assertThat(listener.next())
        .isEqualTo(
            "parked lead.qualified after 2: the process that handled it died or stood still");
  }

  @Test
  void keepsTheFirstThousandCharactersOfAnError() {
    DeliveryWorker worker =
        worker(
            false,
            (event, connection) -> {
              throw new IOException("\0" + "x".repeat(2_000));
            });
    worker.attempt(TRIGGER);
    worker.attempt(TRIGGER);

    assertThat(store.parked(1))
        .singleElement()
        .extracting(ParkedDelivery::lastError)
        .asString()
        .hasSize(1_000)
        .startsWith("java.io.IOException:  xxx");
  }

  private DeliveryWorker worker(boolean transactional, Step handler) {
    return new DeliveryWorker(
        store,
        new StoredEvents(WebhookProvider.BOLSIVO),
        new InboxRoutes(List.of(new Route(event -> true, handler, transactional))),
        new RetrySchedule(List.of(WAIT)),
        listener,
        Clock.systemUTC());
  }

  private void handledElsewhere() {
    TestDatabase.execute(dataSource, "UPDATE crmkit_delivery SET state = 'DONE'");
  }

  private static void fail() {
    throw new AssertionError("nothing is to be handled");
  }
}
