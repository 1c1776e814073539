package io.crmkit.testing.contract;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.testing.contract.ContractRun.Seen;
import java.util.List;

/** What Bolsivo documents, as far as it can be read. */
final class BolsivoContract {
  private final BolsivoClient bolsivo;

  BolsivoContract(BolsivoClient bolsivo) {
    this.bolsivo = bolsivo;
  }

  void read(ContractRun run) {
    run.check("GET /leads", "leads with id and name", this::leads);
  }

  private Seen leads() {
    List<BolsivoLead> leads = bolsivo.leads().list().firstPage().items();
    long nameless =
        leads.stream().filter(lead -> lead.id() == null || lead.businessName() == null).count();
    return Seen.of(nameless == 0, leads.size() + " leads, " + nameless + " without");
  }
}
