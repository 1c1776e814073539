package io.crmkit.examples;

import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same clients in a fake Kanvo and a fake Kolva, on real sockets, and runs that sync them. */
abstract class TwoSides {
  static final List<String> SYNCED =
      List.of(
          "Both <both@x.example> 1 Lyon",
          "Kanvo 0 <kanvo0@x.example> 10 ",
          "Kanvo 1 <kanvo1@x.example> 11 ",
          "Kanvo 2 <kanvo2@x.example> 12 ",
          "Kolva 0 <kolva0@x.example>  City 0",
          "Kolva 1 <kolva1@x.example>  City 1",
          "Kolva 2 <kolva2@x.example>  City 2");

  @TempDir Path folder;

  final FakeKanvo fakeKanvo = FakeKanvo.start();
  final FakeKolva fakeKolva = FakeKolva.start();
  final KanvoClient kanvo =
      KanvoClient.builder()
          .apiKey(fakeKanvo.apiKey())
          .baseUrl(fakeKanvo.baseUrl())
          .rateLimiter(RateLimiter.unlimited())
          .retryPolicy(RetryPolicy.none())
          .build();
  final KolvaClient kolva =
      KolvaClient.builder()
          .apiKey(fakeKolva.apiKey())
          .baseUrl(fakeKolva.baseUrl())
          .rateLimiter(RateLimiter.unlimited())
          .retryPolicy(RetryPolicy.none())
          .build();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
  final PrintStream bar = new PrintStream(drawn, true, StandardCharsets.UTF_8);
  final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

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

  void run(Side winner) throws SQLException {
    try (ClientPairs pairs = ClientPairs.open(file())) {
      sync(pairs, winner).run(bar);
    }
  }

  TwoWaySync sync(ClientPairs pairs, Side winner) {
    return new TwoWaySync(kanvo, kolva, pairs, winner, out);
  }

  Path file() {
    return folder.resolve("pairs.duckdb");
  }

  /** Everybody on both sides, a line each. */
  List<String> state() {
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

  static List<String> both(List<String> lines) {
    return Stream.of("Kanvo: ", "Kolva: ")
        .flatMap(side -> lines.stream().map(side::concat))
        .toList();
  }

  String printed() {
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

  void createInKolva(String name, String email, String city) {
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
