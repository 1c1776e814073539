package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.CrmClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seeded data, down to every id and time of every fake. */
class SeedTest {
  @Test
  void isTheSameAfterAnyReset() {
    try (FakeKanvo kanvo = FakeKanvo.start();
        FakeKolva kolva = FakeKolva.start();
        FakeKaiVox kaivox = FakeKaiVox.start();
        FakeBolsivo bolsivo = FakeBolsivo.start()) {
      assertSameAfterReset(kanvo, kanvo.client(), "records");
      assertSameAfterReset(kolva, kolva.client(), "clients", "contacts", "deals", "visits");
      assertSameAfterReset(kaivox, kaivox.client(), "appointments", "customers", "calls", "staff");
      assertSameAfterReset(bolsivo, bolsivo.client(), "leads");
    }
  }

  private static void assertSameAfterReset(
      FakeProvider fake, CrmClient<?> client, String... paths) {
    try (client) {
      List<JsonNode> first = seeded(fake, client, paths);
      fake.clock(Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC));
      fake.reset();

      assertThat(seeded(fake, client, paths)).isEqualTo(first);
    }
  }

  private static List<JsonNode> seeded(FakeProvider fake, CrmClient<?> client, String... paths) {
    fake.seed(7);
    fake.seed(4);
    List<JsonNode> data = new ArrayList<>();
    for (String path : paths) {
      data.add(client.request("GET", path, Map.of(), null));
    }
    return data;
  }
}
