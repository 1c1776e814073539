package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.RequestOutcome;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.testing.FakeProvider;
import io.crmkit.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that end early: the same end, wherever that is. */
@Timeout(180)
class TwoWaySyncEndsEarlyTest extends TwoSides {
  private static final Fault OK = Fault.latency(Duration.ZERO);

  /** Each request in turn is done but not answered, or not done; nobody hears of it. */
  @ParameterizedTest
  @CsvSource({"KANVO, true", "KANVO, false", "KOLVA, true", "KOLVA, false"})
  void aLostAnswerEndsTheRunAndTheNextOneLooksBeforeItCreates(Side side, boolean processed)
      throws Exception {
    Fault lost = processed ? Fault.dropConnectionAfterProcessing() : Fault.dropConnection();
    FakeProvider fake = side == Side.KANVO ? fakeKanvo : fakeKolva;
    fake.faults().on("POST", side == Side.KANVO ? "/records" : "/clients").nth(2, lost);

    assertThatThrownBy(() -> run(Side.KANVO))
        .isInstanceOfSatisfying(
            ConnectionException.class,
            e -> assertThat(e.outcome()).isEqualTo(RequestOutcome.UNKNOWN));
    run(Side.KANVO);

    assertThat(state()).isEqualTo(both(SYNCED));
    run(Side.KANVO);
    assertThat(printed()).endsWith("Steps planned: 0\nSteps done: 0 of 0\n");
  }

  @Test
  void whoGetsAnotherAddressAfterACreateThatNobodyHeardOfIsFoundByTheOldOne() throws Exception {
    fakeKolva.faults().on("POST", "/clients").nth(1, Fault.dropConnectionAfterProcessing());
    assertThat(endsEarly()).isTrue();
    String id =
        kanvo.records().list(KanvoRecordQuery.builder().search("Kanvo 0").build()).stream()
            .findFirst()
            .orElseThrow()
            .id();
    kanvo.records().mergeData(id, Map.of("email", "moved@x.example"));
    run(Side.KANVO);

    assertThat(state())
        .hasSize(both(SYNCED).size())
        .contains("Kanvo: Kanvo 0 <moved@x.example> 10 ", "Kolva: Kanvo 0 <moved@x.example> 10 ");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aRunMayEndAtAnyRequest(Side side) throws Exception {
    FakeProvider fake = side == Side.KANVO ? fakeKanvo : fakeKolva;
    int ended = 0;
    for (int request = 1; request <= 6; request++) {
      fakeKanvo.reset();
      fakeKolva.reset();
      Files.deleteIfExists(file());
      fill();
      fake.faults().next(request, OK);
      fake.faults().next(Fault.dropConnectionAfterProcessing());
      ended += endsEarly() ? 1 : 0;
      fake.faults().clear();
      run(Side.KANVO);

      assertThat(state()).isEqualTo(both(SYNCED));
    }

    assertThat(ended).as("each of its creates at least").isGreaterThanOrEqualTo(3);
  }

  /**
   * Kills the process of a run while a request is under way, done ({@code true}) or not: the first
   * half of an update of both sides, and creates.
   */
  @ParameterizedTest
  @CsvSource({
    "KANVO, PATCH, /records/:id, 1, true",
    "KANVO, POST, /records, 2, true",
    "KOLVA, POST, /clients, 2, false"
  })
  void aKilledProcessLeavesNothingTwiceAndTheNextOneNothingMissing(
      Side side, String method, String path, int nth, boolean done) throws Exception {
    FakeProvider fake = side == Side.KANVO ? fakeKanvo : fakeKolva;
    Fault fault = done ? Fault.latency(Duration.ofMinutes(10)) : Fault.hang();
    fake.faults().on(method, path).nth(nth, fault);
    long before = ExampleProcess.sent(fake, method);
    int clients = state().size();
    ExampleProcess process = start();
    process.await(() -> ExampleProcess.sent(fake, method) == before + nth);
    if (done && method.equals("POST")) {
      process.await(() -> state().size() == clients + nth);
    }
    process.kill();
    fake.faults().clear();

    run(Side.KANVO);

    assertThat(state()).isEqualTo(both(SYNCED));
    assertThat(printed()).doesNotContain("left alone");
    run(Side.KANVO);
    assertThat(printed()).isEqualTo("Steps planned: 0\nSteps done: 0 of 0\n");
  }

  private ExampleProcess start() throws IOException {
    Map<String, String> environment =
        Map.of(
            "KANVO_API_KEY", fakeKanvo.apiKey(),
            "KANVO_BASE_URL", fakeKanvo.baseUrl(),
            "KOLVA_API_KEY", fakeKolva.apiKey(),
            "KOLVA_BASE_URL", fakeKolva.baseUrl());
    return ExampleProcess.start(
        TwoWaySync.class, folder.resolve("log"), environment, file().toString());
  }

  private boolean endsEarly() throws SQLException {
    try {
      run(Side.KANVO);
      return false;
    } catch (CrmException e) {
      return true;
    }
  }
}
