package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which requests meet a fault, and how a test finds out what arrived. */
class MatchedFaultsTest {
  private static final String LEAD = "{\"type\": \"lead\"}";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void strikesTheNextRequestsOfAMethodAndPath() throws IOException {
    fake.faults().on("POST", "/records").next(Fault.status(500), Fault.status(502));
    fake.faults().on("GET", "/records/:id").next(Fault.status(503));

    assertThat(kanvo.get("/records").status()).isEqualTo(200);
    assertThat(kanvo.post("/records", LEAD).status()).isEqualTo(500);
    assertThat(kanvo.get("/records/x").status()).isEqualTo(503);
    assertThat(kanvo.post("/records", LEAD).status()).isEqualTo(502);
    assertThat(kanvo.post("/records", LEAD).status()).isEqualTo(200);
    assertThat(fake.faults().pending()).isZero();
  }

  @Test
  void strikesAsManyRequestsAsAskedFor() throws IOException {
    fake.faults().next(2, Fault.status(502));
    fake.faults().on("GET", "/records").next(2, Fault.status(500));

    assertThat(statuses(5)).containsExactly(500, 500, 502, 502, 200);
  }

  @Test
  void strikesTheNthRequest() throws IOException {
    fake.faults().on("GET", "/records").nth(3, Fault.status(500));

    assertThat(statuses(4)).containsExactly(200, 200, 500, 200);
  }

  @Test
  void strikesWithTheFaultOfThePathBeforeTheNext() throws IOException {
    fake.faults().next(Fault.status(502));
    fake.faults().on("GET", "/records").next(Fault.status(500));

    assertThat(statuses(3)).containsExactly(500, 502, 200);
  }

  @Test
  void strikesTheSameRequestsAtARateInEachRun() throws IOException {
    fake.faults().atRate(0.3, 42, Fault.status(503));
    List<Integer> first = statuses(40);
    fake.reset();
    fake.faults().atRate(0.3, 42, Fault.status(503));

    assertThat(statuses(40)).isEqualTo(first);
    assertThat(first.stream().filter(status -> status == 503).count()).isBetween(5L, 20L);
  }

  @Test
  void strikesAllOrNoneAtTheEndsOfTheRange() throws IOException {
    fake.faults().atRate(0, 1, Fault.status(503));
    assertThat(statuses(5)).containsOnly(200);
    fake.faults().atRate(1, 1, Fault.status(503));
    assertThat(statuses(5)).containsOnly(503);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> fake.faults().atRate(Double.NaN, 1, Fault.hang()))
        .hasMessage("rate not in 0..1: NaN");
    assertThatThrownBy(() -> fake.faults().next(0, Fault.hang())).hasMessage("count < 1: 0");
    assertThatThrownBy(() -> fake.faults().on("GET", "records"))
        .hasMessage("path does not begin with a slash: 'records'");
    assertThatThrownBy(() -> fake.assertRequests(0, "GET", "/api/v1/records"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path is to be what comes after /api/v1: '/api/v1/records'");
    assertThatThrownBy(() -> fake.assertRequests(0, "post", "/records"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("method is not in capitals: 'post'");
    assertThatThrownBy(() -> fake.faults().on("GET", "/records").nth(0, Fault.hang()))
        .hasMessage("nth < 1: 0");
    assertThatThrownBy(() -> Fault.drippingBody(Duration.ZERO)).hasMessage("pause <= 0: PT0S");
  }

  @Test
  void dripsTheWholeBody() throws IOException {
    fake.faults().next(Fault.drippingBody(Duration.ofNanos(1)));

    assertThat(kanvo.post("/records", LEAD).data().path("title").textValue()).isEqualTo("Untitled");
  }

  @Test
  void breaksTheJsonOffAfterTheRecordWasCreated() throws IOException {
    fake.faults().next(Fault.malformedJson());

    KanvoCaller.Reply reply = kanvo.post("/records", LEAD);

    assertThat(reply.status()).isEqualTo(200);
    assertThatThrownBy(reply::json).isInstanceOf(AssertionError.class);
    assertThat(kanvo.records()).isOne();
  }

  @Test
  void countsTheRequestsOfAnOperation() throws IOException {
    kanvo.get("/records");
    kanvo.post("/records", LEAD);

    List<ReceivedRequest> creates = fake.assertRequests(1, "POST", "/records");

    assertThat(creates.get(0).bodyText()).isEqualTo(LEAD);
    assertThatThrownBy(() -> fake.assertRequests(2, "GET", "/records/:id"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Expected 2 × GET /records/:id, but of these there are 0; what arrived is\n"
                + "  GET /api/v1/records\n"
                + "  POST /api/v1/records");
  }

  @Test
  void waitsForRequests() throws Exception {
    Thread sender =
        new Thread(
            () -> {
              try {
                kanvo.get("/schema");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    sender.start();

    assertThat(fake.awaitRequests(1, Duration.ofMinutes(1))).hasSize(1);
    sender.join();
    assertThatThrownBy(() -> fake.awaitRequests(2, Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "Expected 2 requests within PT0.001S, but what arrived is\n  GET /api/v1/schema");
  }

  @Test
  void waitsForRequestsUntilItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fake.awaitRequests(1, Duration.ofMinutes(1)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("The wait for requests was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private List<Integer> statuses(int requests) throws IOException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      statuses.add(kanvo.get("/records").status());
    }
    return statuses;
  }

  @Test
  void beginsEachTestWithTheFaultsOfItsClass() {
    assertThat(TestRun.of(Striking.class)).isEmpty();
  }

  static class Striking {
    @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

    @BeforeAll
    static void strike() {
      fake.faults().on("GET", "/schema").nth(2, Fault.status(500));
    }

    @RepeatedTest(2)
    void findsThem() throws IOException {
      KanvoCaller kanvo = new KanvoCaller(fake);
      assertThat(kanvo.get("/schema").status()).isEqualTo(200);
      assertThat(kanvo.get("/schema").status()).isEqualTo(500);
    }
  }
}
