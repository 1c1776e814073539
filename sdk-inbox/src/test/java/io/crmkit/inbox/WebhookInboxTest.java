package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.VERIFIER;
import static io.crmkit.inbox.Deliveries.deliver;
import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.TestDatabase.count;
import static io.crmkit.inbox.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.EmailSent;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.BolsivoEventType;
import io.crmkit.webhooks.KanvoEvent;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import io.crmkit.webhooks.WebhookVerifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
@ParameterizedClass
@MethodSource("io.crmkit.inbox.TestDatabase#available")
class WebhookInboxTest {
  private static final Duration SOON = Duration.ofMillis(1);

  @Parameter TestDatabase database;

  private final RecordingListener listener = new RecordingListener();
  private final List<WebhookInbox> opened = new ArrayList<>();
  private HikariDataSource dataSource;

  @BeforeEach
  void open() {
    dataSource = database.open();
  }

  @AfterEach
  void close() {
    opened.forEach(WebhookInbox::close);
    dataSource.close();
  }

  private WebhookInbox.Builder builder() {
    return WebhookInbox.builder(dataSource, VERIFIER)
        .listener(listener)
        .threads(3)
        .pollInterval(Duration.ofMillis(50))
        .retryAfter(SOON, SOON);
  }

  private WebhookInbox build(WebhookInbox.Builder builder) {
    WebhookInbox inbox = builder.build();
    opened.add(inbox);
    return inbox;
  }

  private WebhookInbox start(WebhookInbox.Builder builder) {
    WebhookInbox inbox = build(builder);
    inbox.start();
    return inbox;
  }

  private static void insert(Connection connection, String id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO effect (id) VALUES (?)")) {
      insert.setString(1, id);
      insert.executeUpdate();
    }
  }

  @Test
  void answersBeforeTheHandlerRuns() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    CountDownLatch answered = new CountDownLatch(1);
    WebhookInbox inbox =
        start(
            builder()
                .on(
                    LeadQualified.class,
                    lead -> {
                      answered.await();
                      seen.complete(lead.leadId());
                    }));

    WebhookResponse answer = deliver(inbox, qualified("a"));
    answered.countDown();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(seen.get(60, TimeUnit.SECONDS)).isEqualTo("a");
    assertThat(listener.nextStored()).isEqualTo("lead.qualified");
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 1");
  }

  @Test
  void handlesADeliveryThatComesAgainOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox inbox = start(builder().on(LeadQualified.class, lead -> runs.incrementAndGet()));

    deliver(inbox, qualified("a"));
    listener.next();
    WebhookResponse again = deliver(inbox, qualified("a"));

    assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(again.status()).isEqualTo(200);
    assertThat(listener.next()).isEqualTo("duplicate lead.qualified");
    assertThat(runs).hasValue(1);
  }

  @Test
  void storesOneOfManyThatArriveAtTheSameMoment() {
    WebhookInbox inbox = build(builder().on(LeadQualified.class, lead -> {}));
    List<CompletableFuture<WebhookResponse>> answers = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> deliver(inbox, qualified("a"))));
    }

    assertThat(answers)
        .extracting(answer -> answer.join().status())
        .as("H2 may give one of two that collide a timeout, which the provider repeats")
        .contains(200);
    assertThat(count(dataSource, "crmkit_delivery")).isEqualTo(1);
    assertThat(count(dataSource, "crmkit_inbox_task")).isEqualTo(1);
  }

  @Test
  void triesAgainAfterAFailureOnTheSchedule() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox inbox =
        start(
            builder()
                .retryAfter(SOON, Duration.ofMillis(2))
                .on(
                    BolsivoEventType.LEAD_QUALIFIED,
                    event -> {
                      if (runs.incrementAndGet() < 3) {
                        throw new IOException("not yet");
                      }
                    }));

    deliver(inbox, qualified("a"));

    assertThat(listener.next()).isEqualTo("failed lead.qualified at attempt 1, next in PT0.001S");
    assertThat(listener.next()).isEqualTo("failed lead.qualified at attempt 2, next in PT0.002S");
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 3");
  }

  @Test
  void parksAfterTheLastAttemptAndReplays() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    WebhookInbox inbox =
        start(
            builder()
                .retryAfter(SOON)
                .on(
                    LeadQualified.class,
                    lead -> {
                      if (broken.get()) {
                        throw new IOException("the telephone is dead");
                      }
                    }));
    deliver(inbox, qualified("a"));
    listener.next();
    assertThat(listener.next()).isEqualTo("parked lead.qualified after 2: the telephone is dead");

    ParkedDelivery parked = inbox.parked(10).get(0);
    assertThat(parked.id()).startsWith("BOLSIVO:");
    assertThat(parked.eventType()).isEqualTo("lead.qualified");
    assertThat(parked.attempts()).isEqualTo(2);
    assertThat(parked.parkedAt()).isAfterOrEqualTo(parked.storedAt());
    assertThat(parked.lastError()).isEqualTo("java.io.IOException: the telephone is dead");
    assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.DUPLICATE);
    listener.next();

    broken.set(false);
    assertThat(inbox.replay(parked.id())).isTrue();
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 1");
    assertThat(inbox.parked(10)).isEmpty();
    assertThat(inbox.replay(parked.id())).isFalse();
  }

  @Test
  void discardsAParkedDelivery() throws Exception {
    WebhookInbox inbox =
        start(
            builder()
                .retryAfter()
                .on(
                    LeadQualified.class,
                    lead -> {
                      throw new AssertionError("never");
                    }));
    deliver(inbox, qualified("a"));
    listener.next();

    String id = inbox.parked(1).get(0).id();

    assertThat(inbox.discard(id)).isTrue();
    assertThat(inbox.discard(id)).isFalse();
    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void keepsWhatAHandlerWroteOnlyIfTheDeliveryEnds() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox inbox =
        start(
            builder()
                .on(
                    LeadQualified.class,
                    (lead, connection) -> {
                      insert(connection, lead.leadId());
                      if (runs.incrementAndGet() == 1) {
                        throw new IOException("after the effect");
                      }
                    }));

    deliver(inbox, qualified("a"));
    assertThat(listener.next()).startsWith("failed lead.qualified at attempt 1");
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 2");

    assertThat(count(dataSource, "effect WHERE id = 'a'")).isEqualTo(1);
    assertThat(count(dataSource, "crmkit_delivery WHERE state = 'DONE' AND body IS NULL"))
        .isEqualTo(1);
  }

  @Test
  void leavesTheEndOfTheTransactionToTheInbox() throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    WebhookInbox inbox =
        start(
            builder()
                .on(
                    BolsivoEventType.LEAD_QUALIFIED,
                    (event, connection) -> {
                      try (connection) {
                        insert(connection, "a");
                      }
                      try {
                        connection.commit();
                      } catch (IllegalStateException e) {
                        refused.complete(e);
                      }
                      insert(connection, "b");
                    }));

    deliver(inbox, qualified("a"));
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 1");

    assertThat(refused.join())
        .hasMessage("commit(): the inbox ends the transaction; throw to have it rolled back");
    assertThat(count(dataSource, "effect")).isEqualTo(2);
  }

  @Test
  void runsAllHandlersOfAnEventInTheirOrder() throws Exception {
    List<String> runs = new ArrayList<>();
    WebhookInbox inbox =
        start(
            builder()
                .on(LeadQualified.class, lead -> runs.add("plain"))
                .on(EmailSent.class, email -> runs.add("another event's"))
                .on(WebhookEvent.class, (event, connection) -> runs.add("transactional"))
                .on(BolsivoEventType.LEAD_QUALIFIED, event -> runs.add("typed")));

    deliver(inbox, qualified("a"));
    listener.next();

    assertThat(runs).containsExactly("plain", "transactional", "typed");
  }

  @Test
  void storesNothingThatNobodyHandles() {
    WebhookInbox inbox = build(builder().on(EmailSent.class, email -> {}));

    assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.UNHANDLED);
    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void parksWhatOnlyAnotherVersionOfTheServiceKnows() throws Exception {
    WebhookInbox newer = build(builder().on(LeadQualified.class, lead -> {}));
    start(builder().retryAfter().on(EmailSent.class, email -> {}));

    deliver(newer, qualified("a"));

    assertThat(listener.next()).startsWith("parked lead.qualified after 1: no handler here for ");
  }

  @Test
  void refusesAsAWebhookHandlerDoes() throws Exception {
    WebhookInbox inbox =
        build(
            builder()
                .maxBodyBytes(100)
                .maxAge(Duration.ofHours(1))
                .on(LeadQualified.class, lead -> {}));
    byte[] notJson = "lead".getBytes(StandardCharsets.UTF_8);

    assertThat(deliver(inbox, "another-secret", qualified("a")).status()).isEqualTo(403);
    assertThat(inbox.handle(name -> null, qualified("a")).status()).isEqualTo(403);
    assertThat(deliver(inbox, notJson).status()).isEqualTo(400);
    assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.STALE);
    assertThat(deliver(inbox, qualified("a".repeat(100))).status()).isEqualTo(413);
    assertThat(
            inbox.handle(Map.of("a", "b")::get, new ByteArrayInputStream(new byte[1000])).status())
        .isEqualTo(413);
    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void asksForTheDeliveryAgainWhenTheDatabaseFails() {
    WebhookInbox inbox = build(builder().on(LeadQualified.class, lead -> {}));
    execute(dataSource, "DROP TABLE crmkit_delivery");

    WebhookResponse answer = deliver(inbox, qualified("a"));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.message()).isEqualTo("the inbox's store failed");
    assertThatThrownBy(() -> inbox.parked(1))
        .isInstanceOf(InboxException.class)
        .hasMessage("list what is parked: the database failed");
  }

  @Test
  void storesDeliveryAndTaskTogetherOrNotAtAll() {
    WebhookInbox inbox = build(builder().on(LeadQualified.class, lead -> {}));
    execute(dataSource, "DROP TABLE crmkit_inbox_task");

    assertThat(deliver(inbox, qualified("a")).status()).isEqualTo(500);

    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void readsWhatASecretThatIsRetiredSinceHasSigned() throws Exception {
    CompletableFuture<Integer> secretIndex = new CompletableFuture<>();
    WebhookVerifier rotating = WebhookVerifier.of(WebhookProvider.BOLSIVO, "new", "old");
    WebhookInbox before =
        build(WebhookInbox.builder(dataSource, rotating).on(LeadQualified.class, lead -> {}));
    deliver(before, "old", qualified("a"));

    start(builder().on(LeadQualified.class, lead -> secretIndex.complete(lead.secretIndex())));

    assertThat(secretIndex.get(60, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void keepsTheDeliveriesOfTwoEndpointsApart() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox one =
        start(builder().name("one").on(LeadQualified.class, lead -> runs.incrementAndGet()));
    WebhookInbox two = build(builder().name("two").on(LeadQualified.class, lead -> {}));

    assertThat(deliver(two, qualified("a")).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(deliver(one, qualified("a")).outcome()).isEqualTo(Outcome.HANDLED);

    assertThat(listener.next()).startsWith("handled");
    assertThat(count(dataSource, "crmkit_delivery WHERE inbox = 'two' AND state = 'PENDING'"))
        .isEqualTo(1);
  }

  @Test
  void letsARunningHandlerFinishWhenItIsClosed() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    WebhookInbox inbox =
        start(
            builder()
                .on(
                    LeadQualified.class,
                    (lead, connection) -> {
                      running.countDown();
                      finish.await();
                      insert(connection, lead.leadId());
                    }));
    deliver(inbox, qualified("a"));
    running.await();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(inbox::close);
    finish.countDown();
    closing.get(60, TimeUnit.SECONDS);

    assertThat(count(dataSource, "effect")).isEqualTo(1);
    assertThatIllegalStateException().isThrownBy(inbox::start);
  }

  @Test
  void interruptsAHandlerThatDoesNotFinishAndLeavesTheDeliveryToOthers() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    WebhookInbox stuck =
        start(
            builder()
                .shutdownTimeout(Duration.ofMillis(100))
                .on(
                    LeadQualified.class,
                    lead -> {
                      running.countDown();
                      new CountDownLatch(1).await();
                    }));
    deliver(stuck, qualified("a"));
    running.await();
    stuck.close();

    start(builder().on(LeadQualified.class, lead -> {}));

    assertThat(listener.next()).startsWith("failed lead.qualified at attempt 1");
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 2");
  }

  @Test
  void forgetsWhatWasHandledWhenTheRetentionIsOver() throws Exception {
    WebhookInbox inbox = start(builder().on(LeadQualified.class, lead -> {}));
    deliver(inbox, qualified("a"));
    listener.next();
    DeliveryTable table = new DeliveryTable("webhooks");
    DeliveryStore later =
        new DeliveryStore(
            new Transactions(dataSource),
            table,
            Clock.offset(Clock.systemUTC(), Duration.ofHours(25)));

    assertThat(later.deleteDone(Duration.ofHours(26))).isZero();
    assertThat(later.deleteDone(Duration.ofHours(24))).isEqualTo(1);
    assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.HANDLED);
  }

  @Test
  void survivesAListenerThatThrows() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    WebhookInbox inbox =
        start(
            builder()
                .listener(
                    new InboxListener() {
                      @Override
                      public void onStored(String eventType) {
                        throw new IllegalStateException("listener");
                      }
                    })
                .on(LeadQualified.class, lead -> seen.complete(lead.leadId())));

    assertThat(deliver(inbox, qualified("a")).status()).isEqualTo(200);
    assertThat(seen.get(60, TimeUnit.SECONDS)).isEqualTo("a");
  }

  @Test
  void refusesHandlersAndSettingsThatMakeNoSense() {
    WebhookInbox.Builder builder = builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.on(KanvoEvent.class, event -> {}))
        .withMessageContaining("KanvoEvent is no event of this endpoint's provider");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.name(" "))
        .withMessage("name is blank or longer than 40 characters:  ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.threads(0))
        .withMessage("threads < 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.retryAfter(Duration.ofSeconds(-1)))
        .withMessage("retryAfter < 0: PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.retention(Duration.ZERO))
        .withMessage("retention <= 0: PT0S");
  }
}
