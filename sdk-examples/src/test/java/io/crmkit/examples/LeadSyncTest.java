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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the deliveries, the end is the same. */
class LeadSyncTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private String expected;

  @BeforeEach
  void runOnceInOrder() throws IOException {
    LeadSync.run(out, new Random(1));
    expected = takeState();
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

  @Test
  void neitherALostAnswerNorARestartAfterEachDeliveryMakesADifference() throws IOException {
    try (FakeBolsivo fakeBolsivo = FakeBolsivo.start();
        FakeKanvo fakeKanvo = LeadSync.fakeKanvo();
        FakeKolva fakeKolva = FakeKolva.start();
        BolsivoClient bolsivo = fakeBolsivo.client();
        KanvoClient kanvo = fakeKanvo.client();
        KolvaClient kolva = fakeKolva.client()) {
      fakeBolsivo.seed(3);
      for (Object event : LeadSync.events(bolsivo.leads().list().stream().toList())) {
        // The create or update is done, but nobody hears of it: the delivery is answered 500.
        LeadMirror mirror = new LeadMirror(bolsivo, kanvo, kolva, LeadSync.PIPELINE);
        fakeKanvo.faults().next(Fault.latency(Duration.ZERO));
        fakeKanvo.faults().next(Fault.dropConnectionAfterProcessing());
        try (WebhookEndpoint endpoint = WebhookEndpoint.start(LeadSync.handler(mirror))) {
          LeadSync.deliver(List.of(event), endpoint.url(), out);
        }
        LeadMirror restarted = new LeadMirror(bolsivo, kanvo, kolva, LeadSync.PIPELINE);
        try (WebhookEndpoint endpoint = WebhookEndpoint.start(LeadSync.handler(restarted))) {
          LeadSync.deliver(List.of(event), endpoint.url(), out);
        }
      }
      LeadSync.print(kanvo, kolva, out);
    }

    assertThat(takeState()).isEqualTo(expected);
  }

  /** What was printed last, without what became of the deliveries. */
  private String takeState() {
    String text = printed.toString(StandardCharsets.UTF_8);
    printed.reset();
    return text.substring(text.indexOf("Kanvo:"));
  }
}
