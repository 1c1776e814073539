package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.CrmClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Seeded data, down to every id and time of every fake. */
class SeedTest {
  @Test
  void isTheSameAfterAnyReset() {
    try (FakeKanvo kanvo = FakeKanvo.start();
        FakeKolva kolva = FakeKolva.start();
        FakeKaiVox kaivox = FakeKaiVox.start();
        FakeBolsivo bolsivo = FakeBolsivo.start()) {
      List<FakeProvider> fakes = List.of(kanvo, kolva, kaivox, bolsivo);
      List<JsonNode> first = seeded(kanvo, kolva, kaivox, bolsivo);
      fakes.forEach(SeedTest::resetAfterOtherTimes);

      assertThat(seeded(kanvo, kolva, kaivox, bolsivo)).isEqualTo(first);
    }
  }

  private static void resetAfterOtherTimes(FakeProvider fake) {
    fake.clock(Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC));
    fake.reset();
  }

  /** All that the lists of new, seeded fakes hold. */
  static List<JsonNode> ofEveryFake() {
    try (FakeKanvo kanvo = FakeKanvo.start();
        FakeKolva kolva = FakeKolva.start();
        FakeKaiVox kaivox = FakeKaiVox.start();
        FakeBolsivo bolsivo = FakeBolsivo.start()) {
      return seeded(kanvo, kolva, kaivox, bolsivo);
    }
  }

  private static List<JsonNode> seeded(
      FakeKanvo kanvo, FakeKolva kolva, FakeKaiVox kaivox, FakeBolsivo bolsivo) {
    return Stream.of(
            seeded(kanvo, kanvo.client(), "records"),
            seeded(kolva, kolva.client(), "clients", "contacts", "deals", "visits"),
            seeded(kaivox, kaivox.client(), "appointments", "customers", "calls", "staff"),
            seeded(bolsivo, bolsivo.client(), "leads"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<JsonNode> seeded(FakeProvider fake, CrmClient<?> client, String... paths) {
    fake.seed(7);
    fake.seed(4);
    try (client) {
      return Stream.of(paths).map(path -> client.request("GET", path, Map.of(), null)).toList();
    }
  }
}
