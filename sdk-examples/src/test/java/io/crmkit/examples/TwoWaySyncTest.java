package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ConnectionException;
import io.crmkit.CrmException;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.FakeProvider;
import io.crmkit.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two fakes on real sockets: the same end, wherever a run ends. */
@Timeout(180)
class TwoWaySyncTest {
  private static final List<String> SYNCED =
      List.of(
          "Both <both@x.example> 1 Lyon",
          "Kanvo 0 <kanvo0@x.example> 10 ",
          "Kanvo 1 <kanvo1@x.example> 11 ",
          "Kanvo 2 <kanvo2@x.example> 12 ",
          "Kolva 0 <kolva0@x.example>  City 0",
          "Kolva 1 <kolva1@x.example>  City 1",
          "Kolva 2 <kolva2@x.example>  City 2");

  private static final Fault OK = Fault.latency(Duration.ZERO);

  @TempDir Path folder;

  private final FakeKanvo fakeKanvo = FakeKanvo.start();
  private final FakeKolva fakeKolva = FakeKolva.start();
  private final KanvoClient kanvo =
      KanvoClient.builder()
          .apiKey(fakeKanvo.apiKey())
          .baseUrl(fakeKanvo.baseUrl())
          .rateLimiter(RateLimiter.unlimited())
          .retryPolicy(RetryPolicy.none())
          .build();
  private final KolvaClient kolva =
      KolvaClient.builder()
          .apiKey(fakeKolva.apiKey())
          .baseUrl(fakeKolva.baseUrl())
          .rateLimiter(RateLimiter.unlimited())
          .retryPolicy(RetryPolicy.none())
          .build();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  private final PrintStream bar = new PrintStream(drawn, true, StandardCharsets.UTF_8);
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** Three clients on each side, and one on both, of which each side knows a part. */
  @BeforeEach
  void fill() {
    fakeKanvo.addObjectType("Client", "client");
    createInKanvo("Both", "both@x.example", "1");
    createInKolva("Both", "both@x.example", "Lyon");
    for (int i = 0; i < 3; i++) {
      createInKanvo("Kanvo " + i, "kanvo" + i + "@x.example", "1" + i);
      createInKolva("Kolva " + i, "kolva" + i + "@x.example", "City " + i);
    }
  }

  @AfterEach
  void close() {
    kanvo.close();
    kolva.close();
    fakeKanvo.close();
    fakeKolva.close();
  }

  @Test
  void theStoryHasAConflictAndAnEnd() throws Exception {
    TwoWayStory.tell(out, bar);

    assertThat(printed())
        .contains("left alone: Walk-in <> at Kolva has no e-mail address")
        .contains("phone \"555-0301\" -> \"555-0201\", changed on both sides")
        .contains("city \"Dover\" -> \"Salem\"")
        .contains("Once more:\nSteps planned: 0");
  }

  @Test
  void aDryRunChangesNothingAndPrintsWhatTheRunThenDoes() throws Exception {
    List<String> before = state();
    int requests = writes();
    try (ClientPairs pairs = ClientPairs.open(file())) {
      sync(pairs, Side.KANVO).plan();
      assertThat(pairs.all()).isEmpty();
    }
    String plan = printed();
    assertThat(state()).isEqualTo(before);
    assertThat(writes()).isEqualTo(requests);
    assertThat(plan).startsWith("Steps planned: 7\n");

    run(Side.KANVO);

    assertThat(printed()).isEqualTo(plan + "Steps done: 7 of 7\n");
    assertThat(drawn.toString(StandardCharsets.UTF_8)).contains("100% [=").contains("] 7/7 ");
    assertThat(state()).isEqualTo(both(SYNCED));
  }

  @Test
  void aSecondRunReadsAndWritesNothing() throws Exception {
    run(Side.KANVO);
    int requests = writes();
    printed();
    run(Side.KANVO);

    assertThat(printed()).isEqualTo("Steps planned: 0\nSteps done: 0 of 0\n");
    assertThat(writes()).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"KANVO, 5", "KOLVA, 7"})
  void aConflictEndsAsTheRuleSays(Side winner, String phone) throws Exception {
    run(winner);
    String inKanvo = kanvo.records().list().iterator().next().id();
    kanvo.records().mergeData(inKanvo, Map.of("phone", "5", "notes", "ours"));
    ClientBook.OfKolva book = new ClientBook.OfKolva(kolva);
    ClientBook.Client inKolva = book.all().get(0);
    assertThat(book.update(inKolva, Map.of("phone", "7"))).isTrue();
    run(winner);

    assertThat(state())
        .contains("Kanvo: Both <both@x.example> " + phone + " Lyon")
        .contains("Kolva: Both <both@x.example> " + phone + " Lyon");
    assertThat(kanvo.records().get(inKanvo).data().get("notes").asText()).isEqualTo("ours");
  }

  @Test
  void whatChangesAfterItWasReadIsNotOverwritten() throws Exception {
    ClientBook.OfKolva book = new ClientBook.OfKolva(kolva);
    ClientBook.Client read = book.all().get(0);
    book.update(read, Map.of("phone", "changed"));

    assertThat(book.update(read, Map.of("phone", "planned"))).isFalse();
    assertThat(book.all().get(0).fields()).containsEntry("phone", "changed");
  }

  @Test
  void aListThatChangesWhileItIsReadIsNotTakenForAll() {
    fakeKolva.seed(100);
    KolvaClient watched =
        kolva.withOptions(
            RequestOptions.builder()
                .onResponse(
                    info -> {
                      if (fakeKolva.requests().size() == 5) {
                        createInKolva("Late", "late@x.example", "");
                      }
                    })
                .build());

    assertThatThrownBy(() -> new ClientBook.OfKolva(watched).all())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("clients were created or deleted while they were read; run again");
  }

  @Test
  void whatOneSideRefusesDoesNotKeepTheOthersFromIt() throws Exception {
    fakeKolva.faults().on("POST", "/clients").next(Fault.status(422));
    run(Side.KANVO);
    assertThat(printed())
        .contains("Refused: create at Kolva: Kanvo 0 <kanvo0@x.example>: ")
        .endsWith("Steps done: 6 of 7\n");
    run(Side.KANVO);

    assertThat(state()).isEqualTo(both(SYNCED));
  }

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
      fake.faults().next(Collections.nCopies(request, OK).toArray(Fault[]::new));
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

  private void run(Side winner) throws SQLException {
    try (ClientPairs pairs = ClientPairs.open(file())) {
      sync(pairs, winner).run(bar);
    }
  }

  private TwoWaySync sync(ClientPairs pairs, Side winner) {
    return new TwoWaySync(kanvo, kolva, pairs, winner, out);
  }

  private Path file() {
    return folder.resolve("pairs.duckdb");
  }

  private int writes() {
    return Stream.of("POST", "PATCH", "PUT", "DELETE")
        .mapToInt(
            method ->
                (int)
                    (ExampleProcess.sent(fakeKanvo, method)
                        + ExampleProcess.sent(fakeKolva, method)))
        .sum();
  }

  /** Everybody on both sides, a line each. */
  private List<String> state() {
    List<String> lines = new ArrayList<>();
    new ClientBook.OfKanvo(kanvo).all().forEach(client -> lines.add("Kanvo: " + line(client)));
    new ClientBook.OfKolva(kolva).all().forEach(client -> lines.add("Kolva: " + line(client)));
    return lines.stream().sorted().toList();
  }

  private static String line(ClientBook.Client client) {
    Map<String, String> fields = client.fields();
    return "%s <%s> %s %s"
        .formatted(
            fields.get("name"), fields.get("email"), fields.get("phone"), fields.get("city"));
  }

  private static List<String> both(List<String> lines) {
    return Stream.of("Kanvo: ", "Kolva: ")
        .flatMap(side -> lines.stream().map(side::concat))
        .toList();
  }

  private String printed() {
    String text = printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    printed.reset();
    return text;
  }

  private void createInKanvo(String name, String email, String phone) {
    kanvo
        .records()
        .create(
            KanvoRecordCreate.builder("client")
                .title(name)
                .data("email", email)
                .data("phone", phone)
                .build());
  }

  private void createInKolva(String name, String email, String city) {
    kolva
        .clients()
        .create(
            KolvaClientCreate.builder()
                .put("name", name)
                .put("email", email)
                .put("city", city)
                .build());
  }
}
