package io.crmkit.testing;

import static io.crmkit.testing.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.testing.WebhookDelivery.Attempt;
import io.crmkit.webhooks.WebhookProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a delivery is sent again, and what the sender tells of it. */
class WebhookSenderAttemptsTest {
  private static final Map<String, String> EVENT = Map.of("event", "lead.qualified");
  private static final Duration SHORT = Duration.ofMillis(200);

  private final WebhookSender sender = WebhookSender.of(WebhookProvider.BOLSIVO, "s3cr3t");

  @Test
  void sendsTheSameBytesAndSignatureUntilTheReceiverAccepts() {
    try (Receiver receiver = Receiver.answering(status(500), status(404), status(201))) {
      WebhookDelivery delivery = sender.deliver(receiver.url(), EVENT);

      assertThat(delivery.delivered()).isTrue();
      assertThat(delivery.status()).isEqualTo(201);
      assertThat(delivery.attempts())
          .containsExactly(
              new Attempt(Duration.ZERO, 500, null),
              new Attempt(Duration.ofSeconds(30), 404, null),
              new Attempt(Duration.ofMinutes(5), 201, null));
      assertThat(receiver.requests())
          .hasSize(3)
          .allSatisfy(
              request -> {
                ReceivedRequest first = receiver.requests().get(0);
                assertThat(request.bodyBytes()).isEqualTo(first.bodyBytes());
                assertThat(request.headers().get("X-Bolsivo-Signature"))
                    .hasSize(1)
                    .isEqualTo(first.headers().get("X-Bolsivo-Signature"));
              });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BOLSIVO, PT0S PT30S PT5M PT30M",
    "KOLVA, PT0S PT1M PT5M PT30M",
    "KAIVOX, PT0S PT1M PT5M PT30M",
    "KANVO, PT0S",
    "KOLVERA, PT0S"
  })
  void givesUpWhenTheProviderDoes(WebhookProvider provider, String delays) {
    try (Receiver receiver = Receiver.answering()) {
      WebhookDelivery delivery =
          WebhookSender.of(provider, "s3cr3t").deliver(receiver.url(), EVENT);

      assertThat(delivery.delivered()).isFalse();
      assertThat(delivery.status()).isEqualTo(500);
      assertThat(delivery.attempts())
          .extracting(attempt -> attempt.delay().toString())
          .containsExactly(delays.split(" "));
      assertThat(receiver.requests()).hasSameSizeAs(delivery.attempts());
    }
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.WebhookProvider#values")
  void waitsTenSecondsForAnyProvidersAnswer(WebhookProvider provider) {
    assertThat(WebhookSender.of(provider, "s3cr3t").toString())
        .startsWith("WebhookSender[provider=" + provider + ", timeout=PT10S, ");
  }

  @Test
  void makesTheAttemptsThatATestAsksFor() {
    try (Receiver receiver = Receiver.answering()) {
      WebhookSender own =
          WebhookSender.of(WebhookProvider.KANVO, "s3cr3t").withDelays(SHORT, Duration.ZERO);

      assertThat(own.deliver(receiver.url(), EVENT).attempts())
          .extracting(Attempt::delay)
          .containsExactly(Duration.ZERO, SHORT, Duration.ZERO);
    }
  }

  @Test
  void tellsTheDelaysToWhoeverWaitsThem() {
    List<Duration> waited = new ArrayList<>();
    try (Receiver receiver = Receiver.answering(status(500), status(500), status(200))) {
      sender.withWaiting(waited::add).deliver(receiver.url(), EVENT);
    }

    assertThat(waited).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int code) {
    try (Receiver elsewhere = Receiver.answering(status(200));
        Receiver receiver = Receiver.answering(redirect(code, elsewhere.url()), status(200))) {
      assertThat(sender.deliver(receiver.url(), EVENT).attempts())
          .extracting(Attempt::status)
          .containsExactly(code, 200);
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 408, 421, 429, 503})
  void makesEachAttemptOnce(int code) {
    MockResponse again = status(code).newBuilder().setHeader("Retry-After", "0").build();
    try (Receiver receiver = Receiver.answering(again)) {
      assertThat(sender.withDelays().deliver(receiver.url(), EVENT).status()).isEqualTo(code);
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void countsARefusedConnectionAsAnAttempt() {
    Receiver gone = Receiver.answering();
    gone.close();

    WebhookDelivery delivery = sender.deliver(gone.url(), EVENT);

    assertThat(delivery.delivered()).isFalse();
    assertThat(delivery.status()).isNull();
    assertThat(delivery.attempts())
        .hasSize(4)
        .allSatisfy(attempt -> assertThat(attempt.failure()).isInstanceOf(ConnectException.class));
  }

  @Test
  void countsABrokenConnectionAsAnAttempt() {
    try (Receiver receiver = Receiver.answering(broken(), status(200))) {
      WebhookDelivery delivery = sender.deliver(receiver.url(), EVENT);

      assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(null, 200);
      assertThat(delivery.attempts().get(0).failure())
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
      assertThat(receiver.requests()).hasSize(2);
    }
  }

  @Test
  void givesAnAttemptUpWhenNoAnswerComesInTime() {
    try (Receiver receiver = Receiver.answering(silence())) {
      WebhookDelivery delivery =
          sender.withTimeout(SHORT).withDelays().deliver(receiver.url(), EVENT);

      assertThat(delivery.delivered()).isFalse();
      assertThat(delivery.attempts().get(0).failure())
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("no answer within PT0.2S");
    }
  }

  @Test
  void sendsAgainAfterATimeout() {
    AtomicBoolean timedOut = new AtomicBoolean();
    try (Receiver receiver = new Receiver(request -> timedOut.get() ? status(200) : silence())) {
      // On a busy machine an answer, too, may be too late: then the next attempt is answered.
      Duration[] plenty = Collections.nCopies(100, Duration.ZERO).toArray(Duration[]::new);
      WebhookDelivery delivery =
          sender
              .withTimeout(SHORT)
              .withDelays(plenty)
              .withWaiting(delay -> timedOut.set(true))
              .deliver(receiver.url(), EVENT);

      assertThat(delivery.attempts().get(0).failure()).isInstanceOf(SocketTimeoutException.class);
      assertThat(delivery.status()).isEqualTo(200);
    }
  }

  @Test
  void makesANewConnectionForEachAttempt() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(status(500));
      server.enqueue(status(200));
      server.start();

      sender.deliver(server.url("/").toString(), EVENT);

      RecordedRequest first = server.takeRequest();
      RecordedRequest second = server.takeRequest();
      assertThat(second.getConnectionIndex()).isNotEqualTo(first.getConnectionIndex());
      assertThat(second.getExchangeIndex()).isZero();
    }
  }

  @Test
  void endsWhenTheThreadIsInterrupted() {
    for (WebhookSender.Waiting waiting :
        List.<WebhookSender.Waiting>of(
            delay -> Thread.currentThread().interrupt(),
            delay -> {
              throw new InterruptedException();
            })) {
      try (Receiver receiver = Receiver.answering()) {
        assertThatThrownBy(() -> sender.withWaiting(waiting).deliver(receiver.url(), EVENT))
            .isInstanceOf(CancellationException.class)
            .hasMessage("The delivery was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(receiver.requests()).hasSizeLessThan(3);
      }
    }
  }

  @Test
  void endsWhenTheThreadIsInterruptedDuringAnAttempt() {
    Thread deliverer = Thread.currentThread();
    try (Receiver receiver =
        new Receiver(
            request -> {
              deliverer.interrupt();
              return broken();
            })) {
      WebhookSender once = sender.withDelays();

      assertThatThrownBy(() -> once.deliver(receiver.url(), EVENT))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void isNotChangedByDerivingAnother() {
    sender.withTimeout(SHORT).withDelays().withWaiting(delay -> {});

    assertThat(sender)
        .hasToString("WebhookSender[provider=BOLSIVO, timeout=PT10S, delays=[PT30S, PT5M, PT30M]]");
  }

  @Test
  void refusesTimesThatCannotBe() {
    assertThatThrownBy(() -> sender.withTimeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timeout not longer than zero: PT0S");
    assertThatThrownBy(() -> sender.withTimeout(Duration.ofMillis(-1)))
        .hasMessage("timeout not longer than zero: PT-0.001S");
    assertThatThrownBy(() -> sender.withDelays(SHORT, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("delay < 0: PT-1S");
  }

  @Test
  void isNoDeliveryWithoutAttemptOrAnAttemptWithoutResult() {
    assertThatThrownBy(() -> new WebhookDelivery(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attempts is empty");
    assertThatThrownBy(() -> new Attempt(Duration.ZERO, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("neither status nor failure, or both");
    assertThatThrownBy(() -> new Attempt(Duration.ZERO, 200, new IOException()))
        .hasMessage("neither status nor failure, or both");
  }

  private static MockResponse redirect(int code, String url) {
    return status(code).newBuilder().setHeader("Location", url).build();
  }

  private static MockResponse broken() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private static MockResponse silence() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }
}
