package io.crmkit.testing;

import static io.crmkit.testing.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.bolsivo.BolsivoLeadStatus;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** When a fake's deliveries are made, to whom, and what is told of them. */
class FakeWebhooksTest {
  private static final String SECRET = "whsec_test";

  private final FakeBolsivo fake = FakeBolsivo.create();

  @Test
  void tellsTheReceiverOfEveryChangeInItsOrder() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET);

      qualify("Sunrise Office Park");

      assertThat(fake.webhooks().deliveries())
          .hasToString(
              "[+PT0S lead.qualified -> URL, attempt 1: 200, ".replace("URL", receiver.url())
                  + "+PT0S lead.status_changed -> URL, attempt 1: 200]"
                      .replace("URL", receiver.url()));
      assertThat(eventsOf(receiver)).containsExactly("lead.qualified", "lead.status_changed");
    }
  }

  @Test
  void tellsAReceiverOnlyWhatItWants() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET, "lead.status_changed", "email.sent");

      qualify("Sunrise Office Park");
      fake.webhooks().fire(SampleEvents.bolsivoEmailSent());
      fake.webhooks().settle();

      assertThat(eventsOf(receiver)).containsExactly("lead.status_changed", "email.sent");
    }
  }

  @Test
  void sendsAgainOnTheProvidersScheduleWhenItsTimeIsMoved() {
    try (Receiver receiver = Receiver.answering(status(500), status(503), status(200))) {
      fake.deliverTo(receiver.url(), SECRET, "lead.qualified");
      qualify("Sunrise Office Park");

      assertThat(attempts()).containsExactly("PT0S 500");
      fake.webhooks().advance(Duration.ofSeconds(29));
      assertThat(attempts()).hasSize(1);
      fake.webhooks().advance(Duration.ofSeconds(1));
      assertThat(attempts()).containsExactly("PT0S 500", "PT30S 503");
      fake.webhooks().advance(Duration.ofHours(1));
      assertThat(attempts()).containsExactly("PT0S 500", "PT30S 503", "PT5M30S 200");
    }
  }

  @Test
  void makesTheAttemptsOfSeveralDeliveriesInTheOrderOfTheirTimes() {
    try (Receiver receiver = Receiver.answering()) {
      fake.deliverTo(receiver.url(), SECRET, "lead.qualified");
      qualify("First");
      fake.webhooks().advance(Duration.ofMinutes(1));
      qualify("Second");
      fake.webhooks().advance(Duration.ofMinutes(10));

      assertThat(fake.webhooks().deliveries())
          .extracting(entry -> entry.at().toString())
          .containsExactly("PT0S", "PT30S", "PT1M", "PT1M30S", "PT5M30S", "PT6M30S");
    }
  }

  @Test
  void kolvaDisablesAReceiverAfterTenDeliveriesGivenUpInARow() {
    try (Receiver receiver = Receiver.answering();
        FakeKolva kolva = FakeKolva.create()) {
      kolva.deliverTo(receiver.url(), SECRET);
      for (int i = 0; i < 12; i++) {
        kolva.webhooks().fire(Json.object().put("event", "order_created"));
        kolva.webhooks().advance(Duration.ofHours(1));
      }

      assertThat(kolva.webhooks().deliveries()).hasSize(10 * 4);
    }
  }

  @Test
  void kolvaCountsFromTheBeginningAfterADelivery() {
    FailingReceiver answers = new FailingReceiver();
    try (Receiver receiver = new Receiver(answers::answer);
        FakeKolva kolva = FakeKolva.create()) {
      kolva.deliverTo(receiver.url(), SECRET);
      for (int i = 0; i < 20; i++) {
        answers.accepts = i == 9;
        kolva.webhooks().fire(Json.object().put("event", "order_created").put("number", i));
        kolva.webhooks().advance(Duration.ofHours(1));
      }

      assertThat(kolva.webhooks().deliveries()).hasSize(9 * 4 + 1 + 10 * 4);
    }
  }

  @Test
  void sendsDuplicatesWhenAsked() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET, "lead.qualified");
      fake.webhooks().sendEach(2);

      qualify("Sunrise Office Park");

      assertThat(fake.webhooks().deliveries()).hasSize(2);
      assertThat(receiver.requests().get(1).bodyBytes())
          .isEqualTo(receiver.requests().get(0).bodyBytes());
    }
  }

  @Test
  void sendsOutOfOrderWhenAsked() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET);
      fake.webhooks().hold();
      qualify("Sunrise Office Park");
      assertThat(fake.webhooks().deliveries()).isEmpty();

      fake.webhooks().releaseReversed();
      qualify("Second");
      fake.webhooks().settle();

      assertThat(eventsOf(receiver))
          .containsExactly(
              "lead.status_changed", "lead.qualified", "lead.qualified", "lead.status_changed");
    }
  }

  @Test
  void releasesWhatItHeldInItsOrder() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET);
      fake.webhooks().hold();
      qualify("Sunrise Office Park");

      fake.webhooks().release();
      fake.webhooks().settle();

      assertThat(eventsOf(receiver)).containsExactly("lead.qualified", "lead.status_changed");
    }
  }

  @Test
  void forgetsReceiversAndLogWhenReset() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET);
      qualify("Sunrise Office Park");
      fake.webhooks().settle();

      fake.reset();
      qualify("Second");

      assertThat(fake.webhooks().deliveries()).isEmpty();
      assertThat(receiver.requests()).hasSize(2);
    }
  }

  @Test
  void tellsNobodyOfSeeds() {
    try (Receiver receiver = accepting()) {
      fake.deliverTo(receiver.url(), SECRET);

      fake.seed(20);

      assertThat(fake.webhooks().deliveries()).isEmpty();
    }
  }

  @Test
  void logsAFailureWithoutWhatAnAddressMayHide() {
    Receiver gone = accepting();
    gone.close();
    String url = gone.url().replace("//", "//user:password@") + "?token=secret";
    fake.deliverTo(url, SECRET, "lead.qualified");

    qualify("Sunrise Office Park");

    assertThat(fake.webhooks().deliveries())
        .hasToString("[+PT0S lead.qualified -> " + gone.url() + ", attempt 1: ConnectException]");
  }

  @Test
  void refusesWhatCannotBeDone() {
    assertThatThrownBy(() -> fake.deliverTo("ftp://host", SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("url is not an http or https URL");
    assertThatThrownBy(() -> fake.webhooks().forward("https://crm.example/hooks", "localhost:8080"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("receiver is not an http or https URL");
    assertThatThrownBy(() -> fake.deliverTo("http://127.0.0.1:1/", " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fake.webhooks().fire(Json.object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("event has no field that names it to BOLSIVO");
    assertThatThrownBy(() -> fake.webhooks().sendEach(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times < 1: 0");
    assertThatThrownBy(() -> fake.webhooks().advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration < 0: PT-1S");
  }

  /** Answers as it is told to. */
  private static final class FailingReceiver {
    private volatile boolean accepts;

    MockResponse answer(ReceivedRequest request) {
      return status(accepts ? 200 : 500);
    }
  }

  private void qualify(String businessName) {
    fake.moveLead(fake.addLead(businessName, 82), BolsivoLeadStatus.QUALIFIED);
  }

  private List<String> attempts() {
    return fake.webhooks().deliveries().stream()
        .map(entry -> entry.at() + " " + entry.result().status())
        .toList();
  }

  private static Receiver accepting() {
    return new Receiver(request -> status(200));
  }

  private static List<String> eventsOf(Receiver receiver) {
    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET);
    return receiver.requests().stream()
        .map(
            request ->
                verifier
                    .verify(
                        request.bodyBytes(), request.header("X-Bolsivo-Signature").orElseThrow())
                    .type())
        .toList();
  }
}
