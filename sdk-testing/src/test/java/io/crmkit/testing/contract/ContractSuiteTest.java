package io.crmkit.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeBolsivo;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.FakeProvider;
import io.crmkit.testing.Fault;
import io.crmkit.testing.contract.ContractReport.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fakes keep to the contract, and the suite notices who does not. */
class ContractSuiteTest {
  @Test
  void holdsForKanvo() {
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.seed(3);

      ContractReport report = ContractSuite.kanvo(fake.client()).withWrites().run();

      assertThat(report.agrees()).as(report.toString()).isTrue();
      assertThat(methods(fake)).contains("POST", "PATCH", "DELETE");
      assertThat(fake.client().records().list().firstPage().total()).hasValue(3);
      assertThat(fake.client().tasks().list().firstPage().total()).hasValue(0);
    }
  }

  @Test
  void holdsForKolva() {
    try (FakeKolva fake = FakeKolva.start()) {
      fake.seed(2);

      ContractReport report = ContractSuite.kolva(fake.client()).withWrites().run();

      assertThat(report.agrees()).as(report.toString()).isTrue();
      assertThat(report.results())
          .extracting(ContractReport.Result::verdict)
          .containsOnly(Verdict.AGREES);
      assertThat(fake.client().deals().list().firstPage().total()).hasValue(2);
    }
  }

  @Test
  void holdsForKaiVox() {
    try (FakeKaiVox fake = FakeKaiVox.start()) {
      fake.seed(2);

      ContractReport report = ContractSuite.kaiVox(fake.client()).withWrites().run();

      assertThat(report.agrees()).as(report.toString()).isTrue();
      assertThat(methods(fake)).containsOnly("GET");
    }
  }

  @Test
  void holdsForBolsivo() {
    try (FakeBolsivo fake = FakeBolsivo.start()) {
      fake.seed(2);

      assertThat(ContractSuite.bolsivo(fake.client()).run())
          .hasToString(
              """
              Bolsivo  call        expected                seen
              agrees   GET /leads  leads with id and name  2 leads, 0 without"""
                  .replace("\n", System.lineSeparator()));
    }
  }

  @Test
  void onlyReadsUnlessToldToWrite() {
    try (FakeKanvo fake = FakeKanvo.start()) {
      ContractReport report = ContractSuite.kanvo(fake.client()).readOnly().run();

      assertThat(report.agrees()).isTrue();
      assertThat(report.results())
          .extracting(ContractReport.Result::verdict)
          .contains(Verdict.SKIPPED);
      assertThat(methods(fake)).containsOnly("GET");
    }
  }

  @Test
  void tellsWhatDiffersAndGoesOn() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo =
            KanvoClient.builder()
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .retryPolicy(RetryPolicy.none())
                .build()) {
      fake.faults().next(Fault.status(500));

      ContractReport report = ContractSuite.kanvo(kanvo).run();

      assertThat(report.agrees()).isFalse();
      assertThat(report.results()).hasSize(8);
      assertThat(report.results().get(0))
          .isEqualTo(
              new ContractReport.Result(
                  "GET /schema", "object types and pipelines", "status 500", Verdict.DIFFERS));
    }
  }

  @Test
  void tellsThatACallFailedWhichOthersNeed() {
    try (FakeKanvo fake = FakeKanvo.start()) {
      fake.faults().on("GET", "/schema").nth(2, Fault.status(404));

      ContractReport report = ContractSuite.kanvo(fake.client()).withWrites().run();

      assertThat(report.results())
          .contains(
              new ContractReport.Result(
                  "GET /schema", "object types and pipelines", "status 404", Verdict.DIFFERS));
      assertThat(fake.client().tasks().list()).isEmpty();
    }
  }

  private static List<String> methods(FakeProvider fake) {
    return fake.requests().stream().map(request -> request.method()).toList();
  }
}
