package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RequestOptions;
import io.crmkit.examples.ClientBook.Side;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.testing.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run does, and what it leaves alone. */
@Timeout(180)
class TwoWaySyncTest extends TwoSides {
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

  private int writes() {
    return Stream.of("POST", "PATCH", "PUT", "DELETE")
        .mapToInt(
            method ->
                (int)
                    (ExampleProcess.sent(fakeKanvo, method)
                        + ExampleProcess.sent(fakeKolva, method)))
        .sum();
  }
}
