package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.contract.ContractReport;
import io.crmkit.testing.contract.ContractSuite;
import org.junit.jupiter.api.Test;

/** What docs/testing/contract.md shows. */
class ContractGuideTest {
  @Test
  void saysWhetherClientFakeAndProviderAgree() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo = fake.client()) {
      // @start
      ContractReport report = ContractSuite.kanvo(kanvo).run(); // or of KanvoClient.fromEnv()
      assertThat(report.agrees()).as(report.toString()).isTrue();
      // @end
    }
  }
}
