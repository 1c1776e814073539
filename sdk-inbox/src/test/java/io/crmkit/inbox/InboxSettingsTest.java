package io.crmkit.inbox;

import static io.crmkit.inbox.Deliveries.deliver;
import static io.crmkit.inbox.Deliveries.qualified;
import static io.crmkit.inbox.TestDatabase.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent.LeadQualified;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an inbox's builder takes and refuses. */
@Timeout(120)
class InboxSettingsTest {
  private HikariDataSource dataSource;

  @BeforeEach
  void open() {
    dataSource = TestDatabase.H2.open();
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  private WebhookInbox.Builder builder() {
    return WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
        .on(LeadQualified.class, lead -> {});
  }

  @Test
  void refusesTimesThatAreNotPositive() {
    WebhookInbox.Builder builder = builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.retention(Duration.ofHours(-1)))
        .withMessage("retention <= 0: PT-1H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.takeOverAfter(Duration.ZERO))
        .withMessage("takeOverAfter <= 0: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.pollInterval(Duration.ZERO))
        .withMessage("pollInterval <= 0: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.shutdownTimeout(Duration.ZERO))
        .withMessage("shutdownTimeout <= 0: PT0S");
  }

  @Test
  void refusesANameThatDoesNotFitTheColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().name("n".repeat(41)))
        .withMessage("name is blank or longer than 40 characters: " + "n".repeat(41));
  }

  @Test
  void startsOnce() {
    try (WebhookInbox inbox = builder().build()) {
      inbox.start();

      assertThatIllegalStateException()
          .isThrownBy(inbox::start)
          .withMessage("start(): the inbox was started or closed before");
    }
  }

  @Test
  void listsAtLeastOneParkedDelivery() {
    try (WebhookInbox inbox = builder().build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> inbox.parked(0))
          .withMessage("limit < 1: 0");
    }
  }

  @Test
  void takesTheTimeFromTheClockThatItIsGiven() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    try (WebhookInbox inbox = builder().clock(Clock.fixed(now, ZoneOffset.UTC)).build()) {
      deliver(inbox, qualified("a"));

      assertThat(count(dataSource, "crmkit_delivery WHERE stored_at = " + now.toEpochMilli()))
          .isEqualTo(1);
    }
  }

  @Test
  void needsNobodyToListen() {
    try (WebhookInbox inbox =
        WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
            .retention(Duration.ofDays(1))
            .takeOverAfter(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(50))
            .retryAfter(Duration.ofMillis(1))
            .on(
                LeadQualified.class,
                lead -> {
                  throw new IOException("the telephone is dead");
                })
            .build()) {
      inbox.start();

      assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.HANDLED);
      assertThat(deliver(inbox, qualified("a")).outcome()).isEqualTo(Outcome.DUPLICATE);
      assertThat(awaitParked(inbox)).extracting(ParkedDelivery::attempts).containsExactly(2);
    }
  }

  private static List<ParkedDelivery> awaitParked(WebhookInbox inbox) {
    List<ParkedDelivery> parked = inbox.parked(1);
    while (parked.isEmpty()) {
      Thread.onSpinWait();
      parked = inbox.parked(1);
    }
    return parked;
  }
}
