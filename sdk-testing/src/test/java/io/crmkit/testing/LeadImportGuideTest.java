package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first test that docs/testing.md shows. */
class LeadImportGuideTest {
  // @start
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  @Test
  void importsEveryLead() {
    fake.seed(237); // the same data each time
    try (KanvoClient kanvo = fake.client()) {
      assertThat(kanvo.records().list()).hasSize(237);
    }
    fake.assertRequests(3, "GET", "/records"); // a hundred a page
  }

  // @end

  @Test
  void needsNoJUnit() {
    // @start
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo =
            KanvoClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()).build()) {
      assertThat(kanvo.records().list()).isEmpty();
    }
    // @end
  }
}
