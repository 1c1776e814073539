package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.deliver;
import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.Inboxes.SOON;
import static io.crmkit.inbox.TestDatabase.count;
import static io.crmkit.inbox.TestDatabase.execute;
import static io.crmkit.inbox.TestDatabase.insertEffect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.EmailSent;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.BolsivoEventType;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.time.Duration;
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

/** Handlers, listeners, databases and other versions of the service that fail a delivery. */
@Timeout(120)
@ParameterizedClass
@MethodSource("io.crmkit.inbox.TestDatabase#available")
class WebhookInboxFailuresTest {
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
  void triesAgainAfterAFailureOnTheSchedule() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    WebhookInbox inbox =
        inboxes.start(
            inboxes
                .builder()
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
        inboxes.start(
            inboxes
                .builder()
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
        inboxes.start(
            inboxes
                .builder()
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
        inboxes.start(
            inboxes
                .builder()
                .on(
                    LeadQualified.class,
                    (lead, connection) -> {
                      insertEffect(connection, lead.leadId());
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
  void parksWhatOnlyAnotherVersionOfTheServiceKnows() throws Exception {
    WebhookInbox newer = inboxes.build(inboxes.builder().on(LeadQualified.class, lead -> {}));
    inboxes.start(inboxes.builder().retryAfter().on(EmailSent.class, email -> {}));

    deliver(newer, qualified("a"));

    assertThat(listener.next()).startsWith("parked lead.qualified after 1: no handler here for ");
  }

  @Test
  void asksForTheDeliveryAgainWhenTheDatabaseFails() {
    WebhookInbox inbox = inboxes.build(inboxes.builder().on(LeadQualified.class, lead -> {}));
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
    WebhookInbox inbox = inboxes.build(inboxes.builder().on(LeadQualified.class, lead -> {}));
    execute(dataSource, "DROP TABLE crmkit_inbox_task");

    assertThat(deliver(inbox, qualified("a")).status()).isEqualTo(500);

    assertThat(count(dataSource, "crmkit_delivery")).isZero();
  }

  @Test
  void interruptsAHandlerThatDoesNotFinishAndLeavesTheDeliveryToOthers() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    WebhookInbox stuck =
        inboxes.start(
            inboxes
                .builder()
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

    inboxes.start(inboxes.builder().on(LeadQualified.class, lead -> {}));

    assertThat(listener.next()).startsWith("failed lead.qualified at attempt 1");
    assertThat(listener.next()).isEqualTo("handled lead.qualified at attempt 2");
  }

  @Test
  void survivesAListenerThatThrows() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    WebhookInbox inbox =
        inboxes.start(
            inboxes
                .builder()
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
}
