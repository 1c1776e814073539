package io.crmkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the deliveries, the end is the same. */
class LeadSyncTest {
  @RegisterExtension final FakeBolsivo fakeBolsivo = FakeBolsivo.create();
  @RegisterExtension final FakeKanvo fakeKanvo = LeadSync.fakeKanvo();
  @RegisterExtension final FakeKolva fakeKolva = FakeKolva.create();

  private final BolsivoClient bolsivo = fakeBolsivo.client();
  private final KanvoClient kanvo = fakeKanvo.client();
  private final KolvaClient kolva = fakeKolva.client();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private String expected;

  @BeforeEach
  void runOnceInOrder() throws IOException {
    LeadSync.run(out, new Random(1));
    expected = takeState();
  }

  @AfterEach
  void close() {
    bolsivo.close();
    kanvo.close();
    kolva.close();
  }

  @Test
  void everyLeadIsInKanvoAndTheOneThatWasWonInKolva() {
    assertThat(expected.lines())
        .hasSize(6)
        .anyMatch(line -> line.contains("Closed won, score "))
        .anyMatch(line -> line.contains("Replied, score "))
        .anyMatch(line -> line.contains("Qualified, score "));
    assertThat(expected).doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8})
  void theOrderOfDeliveriesAndHowOftenTheyComeMakesNoDifference(long seed) throws IOException {
    LeadSync.run(out, new Random(seed));

    assertThat(takeState()).isEqualTo(expected);
  }

  /** The four events of the lead that is won, in all their 24 orders, and all of them again. */
  @Test
  void everyOrderOfALeadsEventsEndsTheSame() throws IOException {
    List<Object> all = events();
    List<List<Object>> orders = orders(List.of(all.get(0), all.get(3), all.get(4), all.get(5)));
    Set<String> ends = new HashSet<>();
    for (List<Object> order : orders) {
      kanvo.records().list().forEach(record -> kanvo.records().delete(record.id()));
      kolva.clients().list().forEach(client -> kolva.clients().deactivate(client.id()));
      deliver(order);
      deliver(order);
      LeadSync.print(kanvo, kolva, out);
      ends.add(takeState());
    }

    assertThat(orders).hasSize(24).doesNotHaveDuplicates();
    assertThat(ends).hasSize(1).first().asString().contains(": Closed won, score ");
  }

  private static List<List<Object>> orders(List<Object> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Object>> orders = new ArrayList<>();
    for (Object first : events) {
      List<Object> others = new ArrayList<>(events);
      others.remove(first);
      for (List<Object> rest : orders(others)) {
        orders.add(Stream.concat(Stream.of(first), rest.stream()).toList());
      }
    }
    return orders;
  }

  @Test
  void neitherALostAnswerNorARestartAfterEachDeliveryMakesADifference() throws IOException {
    for (Object event : events()) {
      // The create or update is done, but nobody hears of it: the delivery is answered 500.
      fakeKanvo.faults().next(Fault.latency(Duration.ZERO));
      fakeKanvo.faults().next(Fault.dropConnectionAfterProcessing());
      deliver(List.of(event));
      deliver(List.of(event));
    }
    LeadSync.print(kanvo, kolva, out);

    assertThat(takeState()).isEqualTo(expected);
  }

  private List<Object> events() {
    fakeBolsivo.seed(3);
    return LeadSync.events(bolsivo.leads().list().stream().toList());
  }

  /** Delivers to a receiver that has just been started: it has forgotten what it has seen. */
  private void deliver(List<Object> events) throws IOException {
    LeadMirror mirror = new LeadMirror(bolsivo, kanvo, kolva, LeadSync.PIPELINE);
    try (WebhookEndpoint endpoint = WebhookEndpoint.start(LeadSync.handler(mirror))) {
      LeadSync.deliver(events, endpoint.url(), out);
    }
  }

  /** What was printed last, without what became of the deliveries. */
  private String takeState() {
    String text = printed.toString(StandardCharsets.UTF_8);
    printed.reset();
    return text.substring(text.indexOf("Kanvo:"));
  }
}
