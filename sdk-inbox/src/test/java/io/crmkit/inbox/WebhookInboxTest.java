package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.deliver;
import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.TestDatabase.count;
import static io.crmkit.inbox.TestDatabase.insertEffect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored, answered and handled; what fails is in WebhookInboxFailuresTest. */
@Timeout(120)
@ParameterizedClass
@MethodSource("io.crmkit.inbox.TestDatabase#available")
class WebhookInboxTest {
  @Parameter TestDatabase database;

  private Inboxes inboxes;
  private RecordingListener listener;
  private HikariDataSource dataSource;

  @BeforeEach
  void open() {
    inboxes = new Inboxes(database);
    listener = inboxes.listener();
    dataSource = inboxes.dataSource();
  }

  @AfterEach
  void close() {
    inboxes.close();
  }

  @Test
  void answersBeforeTheHandlerRuns() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    CountDownLatch answered = new CountDownLatch(1);
    WebhookInbox inbox =
        inboxes.start(
            inboxes
                .builder()
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
    WebhookInbox inbox =
        inboxes.start(inboxes.builder().on(LeadQualified.class, lead -> runs.incrementAndGet()));

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
    WebhookInbox inbox = inboxes.build(inboxes.builder().on(LeadQualified.class, lead -> {}));
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
  void leavesTheEndOfTheTransactionToTheInbox() throws Exception {
    CompletableFuture<Throwable> refused = new CompletableFuture<>();
    WebhookInbox inbox =
        inboxes.start(
            inboxes
                .builder()
                .on(
                    BolsivoEventType.LEAD_QUALIFIED,
                    (event, connection) -> {
                      try (connection) {
                        insertEffect(connection, "a");
                      }
                      try {
                        connection.commit();
                      } catch (IllegalStateException e) {
                        refused.complete(e);
                      }
                      insertEffect(connection, "b");
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
        inboxes.start(
            inboxes
                .builder()
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
    WebhookInbox inbox = inboxes.build(inboxes.builder().on(EmailSent.class, email -> {}));

    assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.UNHANDLED);
    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void refusesAsAWebhookHandlerDoes() throws Exception {
    WebhookInbox inbox =
        inboxes.build(
            inboxes
                .builder()
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
  void readsWhatASecretThatIsRetiredSinceHasSigned() throws Exception {
    CompletableFuture<Integer> secretIndex = new CompletableFuture<>();
    WebhookVerifier rotating = WebhookVerifier.of(WebhookProvider.BOLSIVO, "new", "old");
    WebhookInbox before =
        inboxes.build(
            WebhookInbox.builder(dataSource, rotating).on(LeadQualified.class, lead -> {}));
    deliver(before, "old", qualified("a"));

    inboxes.start(
        inboxes
            .builder()
            .on(LeadQualified.class, lead -> secretIndex.complete(lead.secretIndex())));

    assertThat(secretIndex.get(60, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void keepsTheDeliveriesOfTwoEndpointsApart() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox one =
        inboxes.start(
            inboxes.builder().name("one").on(LeadQualified.class, lead -> runs.incrementAndGet()));
    WebhookInbox two =
        inboxes.build(inboxes.builder().name("two").on(LeadQualified.class, lead -> {}));

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
        inboxes.start(
            inboxes
                .builder()
                .on(
                    LeadQualified.class,
                    (lead, connection) -> {
                      running.countDown();
                      finish.await();
                      insertEffect(connection, lead.leadId());
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
  void forgetsWhatWasHandledWhenTheRetentionIsOver() throws Exception {
    WebhookInbox inbox = inboxes.start(inboxes.builder().on(LeadQualified.class, lead -> {}));
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
  void refusesHandlersAndSettingsThatMakeNoSense() {
    WebhookInbox.Builder builder = inboxes.builder();

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
