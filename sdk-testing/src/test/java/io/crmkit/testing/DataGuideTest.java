package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.BadRequestException;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/testing/data.md shows. */
class DataGuideTest {
  @Test
  void namesWhatItDoesNotKnow() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo = fake.client()) {
      // @start
      assertThatThrownBy(
              () -> kanvo.request("POST", "records", Map.of(), Map.of("type", "lead", "nam", "x")))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("Field 'nam' is not documented here");
      // @end
    }
  }

  @Test
  void takesMoreFieldsWhenToldTo() {
    // @start
    try (FakeKolva fake = FakeKolva.create().allowUndocumentedFields();
        KolvaClient kolva = fake.client()) {
      fake.seed(1);
      String client = kolva.clients().list().iterator().next().id();
      kolva.request("POST", "deals", Map.of(), Map.of("client_id", client, "origin", "fair"));
      assertThat(kolva.deals().list()).hasSize(2);
    }
    // @end
  }
}
