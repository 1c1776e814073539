package io.crmkit.examples;

import io.crmkit.examples.ClientBook.Side;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaClientRecord;
import io.crmkit.kolva.KolvaClientUpdate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** {@link TwoWaySync} with a fake Kanvo and a fake Kolva, and people who change things in both. */
final class TwoWayStory {
  private final KanvoClient kanvo;
  private final KolvaClient kolva;

  private TwoWayStory(KanvoClient kanvo, KolvaClient kolva) {
    this.kanvo = kanvo;
    this.kolva = kolva;
  }

  static void tell(PrintStream out, PrintStream bar) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("two-way");
    Path file = folder.resolve("pairs.duckdb");
    try (FakeKanvo fakeKanvo = FakeKanvo.start();
        FakeKolva fakeKolva = FakeKolva.start();
        KanvoClient kanvo = fakeKanvo.client();
        KolvaClient kolva = fakeKolva.client();
        ClientPairs pairs = ClientPairs.open(file)) {
      fakeKanvo.addObjectType("Client", "client");
      TwoWayStory people = new TwoWayStory(kanvo, kolva);
      TwoWaySync sync = new TwoWaySync(kanvo, kolva, pairs, Side.KANVO, out);
      people.createClients();
      out.println("A dry run:");
      sync.plan();
      out.println("A run:");
      sync.run(bar);
      people.changeClients();
      out.println("After changes on both sides:");
      sync.run(bar);
      out.println("Once more:");
      sync.run(bar);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private void createClients() {
    createInKanvo("Smith Dental", "office@smith.example", "555-0101", "Hartford");
    createInKanvo("Garcia Park", "park@garcia.example", "555-0102", "Dover");
    createInKolva("Smith Dental", "office@smith.example", "", "Hartford");
    createInKolva("Boulangerie Petit", "petit@boulange.example", "555-0104", "Lyon");
    createInKolva("Walk-in", "", "555-0105", "");
  }

  /** Garcia moves, and gets a new number on each side. */
  private void changeClients() {
    KanvoRecord inKanvo =
        kanvo.records().list(KanvoRecordQuery.builder().search("garcia").build()).stream()
            .findFirst()
            .orElseThrow();
    kanvo.records().mergeData(inKanvo.id(), Map.of("phone", "555-0201"));
    KolvaClientRecord inKolva =
        kolva.clients().list().stream()
            .filter(client -> "Garcia Park".equals(text(client, "name")))
            .findFirst()
            .orElseThrow();
    kolva
        .clients()
        .update(
            inKolva.id(),
            KolvaClientUpdate.from(inKolva).put("phone", "555-0301").put("city", "Salem").build());
  }

  private void createInKanvo(String name, String email, String phone, String city) {
    kanvo
        .records()
        .create(
            KanvoRecordCreate.builder("client")
                .title(name)
                .data("email", email)
                .data("phone", phone)
                .data("city", city)
                .build());
  }

  private void createInKolva(String name, String email, String phone, String city) {
    kolva
        .clients()
        .create(
            KolvaClientCreate.builder()
                .put("name", name)
                .put("email", email)
                .put("phone", phone)
                .put("city", city)
                .build());
  }

  private static String text(KolvaClientRecord client, String field) {
    return client.additionalProperties().get(field).asText();
  }
}
