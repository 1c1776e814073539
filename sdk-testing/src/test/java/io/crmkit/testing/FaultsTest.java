package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fault as a client sees it over a real socket, and what it does to the fake's state. */
class FaultsTest {
  private static final String LEAD = "{\"type\": \"lead\"}";
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration FOREVER = Duration.ofMinutes(10);

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void answersWithAStatusAndTheProvidersErrorBody() throws IOException {
    fake.faults().next(Fault.status(503));

    KanvoCaller.Reply reply = kanvo.post("/records", LEAD);

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.headers().get("Content-Type")).startsWith("application/json");
    assertThat(reply.text())
        .isEqualTo("{\"success\":false,\"error\":\"Status 503, as the test asked for\"}");
    assertThat(kanvo.records()).isZero();
  }

  @Test
  void answersWithHeadersAndABodyOfTheTestsChoice() throws IOException {
    fake.faults()
        .next(
            Fault.status(502)
                .header("Content-Type", "text/html")
                .header("X-Proxy", "one")
                .header("X-Proxy", "two")
                .body("<h1>Bad gateway – sorry</h1>"));

    KanvoCaller.Reply reply = kanvo.get("/records");

    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.headers().values("Content-Type")).containsExactly("text/html");
    assertThat(reply.headers().values("X-Proxy")).containsExactly("two");
    assertThat(reply.text()).isEqualTo("<h1>Bad gateway – sorry</h1>");
  }

  @Test
  void sendsRetryAfterInWholeSecondsRoundedUp() throws IOException {
    fake.faults()
        .next(
            Fault.status(429).retryAfter(Duration.ofSeconds(7)),
            Fault.status(429).retryAfter(Duration.ofMillis(1001)),
            Fault.status(429).retryAfter(Duration.ZERO));

    assertThat(kanvo.get("/records").headers().get("Retry-After")).isEqualTo("7");
    assertThat(kanvo.get("/records").headers().get("Retry-After")).isEqualTo("2");
    assertThat(kanvo.get("/records").headers().get("Retry-After")).isEqualTo("0");
  }

  @Test
  void sendsRetryAfterAsWritten() throws IOException {
    String date = "Sat, 14 Mar 2026 18:30:00 GMT";
    fake.faults().next(Fault.status(503).retryAfter(date));

    assertThat(kanvo.get("/records").headers().get("Retry-After")).isEqualTo(date);
  }

  @Test
  void answersNoContentWithoutBody() throws IOException {
    fake.faults().next(Fault.status(204).body("never sent"));

    KanvoCaller.Reply reply = kanvo.get("/records");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void dropsTheConnectionAndChangesNothing() throws IOException {
    fake.faults().next(Fault.dropConnection());

    assertThatThrownBy(() -> kanvo.post("/records", LEAD))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);

    assertThat(fake.requests()).hasSize(1);
    assertThat(fake.requests().get(0).bodyText()).isEqualTo(LEAD);
    assertThat(kanvo.records()).isZero();
  }

  @Test
  void dropsTheConnectionAfterTheRecordWasCreated() throws IOException {
    fake.faults().next(Fault.dropConnectionAfterProcessing());

    assertThatThrownBy(() -> kanvo.post("/records", LEAD))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);

    assertThat(kanvo.records()).isOne();
  }

  @Test
  void holdsTheAnswerBackAfterTheRecordWasCreated() throws IOException {
    fake.faults().next(Fault.latency(FOREVER));

    assertThatThrownBy(() -> kanvo.send(post(), SHORT)).isInstanceOf(SocketTimeoutException.class);

    assertThat(kanvo.records()).isOne();
  }

  @Test
  void answersAsUsualAfterTheLatency() throws IOException {
    fake.faults().next(Fault.latency(Duration.ofMillis(20)));

    KanvoCaller.Reply reply = kanvo.post("/records", LEAD);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.data().path("title").textValue()).isEqualTo("Untitled");
  }

  @Test
  void delaysAnyFault() {
    for (Fault fault :
        new Fault[] {
          Fault.status(500), Fault.dropConnection(), Fault.truncatedBody(), Fault.latency(SHORT)
        }) {
      fake.faults().next(fault.delayedBy(FOREVER));

      assertThatThrownBy(() -> kanvo.send(post(), SHORT))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void breaksTheBodyOffInTheMiddle() throws IOException {
    fake.faults().next(Fault.truncatedBody());

    assertThatThrownBy(() -> kanvo.post("/records", LEAD))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("unexpected end of stream");

    assertThat(kanvo.records()).isOne();
  }

  @Test
  void hangsUntilTheClientGivesUp() throws IOException {
    fake.faults().next(Fault.hang());

    assertThatThrownBy(() -> kanvo.send(post(), SHORT)).isInstanceOf(SocketTimeoutException.class);

    assertThat(fake.requests()).hasSize(1);
    assertThat(kanvo.records()).isZero();
  }

  @Test
  void strikesOneRequestPerFaultInTheirOrder() throws IOException {
    fake.faults().next(Fault.status(500), Fault.status(502));
    fake.faults().next(Fault.status(503));

    assertThat(fake.faults().pending()).isEqualTo(3);
    assertThat(kanvo.get("/records").status()).isEqualTo(500);
    assertThat(kanvo.get("/records").status()).isEqualTo(502);
    assertThat(kanvo.get("/records").status()).isEqualTo(503);
    assertThat(fake.faults().pending()).isZero();
    assertThat(kanvo.get("/records").status()).isEqualTo(200);
    assertThat(fake.requests()).hasSize(4);
  }

  @Test
  void strikesARequestThatWouldHaveBeenRefused() throws IOException {
    fake.faults().next(Fault.status(500));

    assertThat(new KanvoCaller(fake, "wrong").get("/nowhere").status()).isEqualTo(500);
  }

  @Test
  void forgetsFaultsWhenCleared() throws IOException {
    fake.faults().next(Fault.status(500));
    fake.faults().clear();

    assertThat(kanvo.get("/records").status()).isEqualTo(200);
  }

  @Test
  void changesNoFaultThatIsInUse() throws IOException {
    StatusFault plain = Fault.status(429);
    plain.retryAfter(Duration.ofSeconds(3)).body("x");
    fake.faults().next(plain, plain);

    for (int i = 0; i < 2; i++) {
      KanvoCaller.Reply reply = kanvo.get("/records");
      assertThat(reply.headers().get("Retry-After")).isNull();
      assertThat(reply.error()).isEqualTo("Status 429, as the test asked for");
    }
  }

  @Test
  void refusesFaultsThatCannotBe() {
    assertThatThrownBy(() -> Fault.status(199))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("code not in 200..599: 199");
    assertThatThrownBy(() -> Fault.status(600)).hasMessage("code not in 200..599: 600");
    assertThatThrownBy(() -> Fault.latency(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("delay < 0: PT-0.001S");
    assertThatThrownBy(() -> Fault.status(429).retryAfter(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("wait < 0: PT-1S");
    assertThatThrownBy(() -> Fault.status(429).header("X-A", "a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Request post() {
    return kanvo.request("/records").post(KanvoCaller.body(LEAD)).build();
  }
}
