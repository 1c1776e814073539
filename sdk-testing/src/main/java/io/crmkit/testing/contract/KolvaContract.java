package io.crmkit.testing.contract;

import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientRecord;
import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaDealCreate;
import io.crmkit.kolva.KolvaQuery;
import io.crmkit.kolva.KolvaVisit;
import io.crmkit.kolva.KolvaVisitQuery;
import io.crmkit.testing.contract.ContractRun.Seen;
import java.math.BigDecimal;

/** What Kolva documents, and the item paths that we decided on. */
final class KolvaContract {
  private final KolvaClient kolva;

  KolvaContract(KolvaClient kolva) {
    this.kolva = kolva;
  }

  void read(ContractRun run) {
    KolvaQuery one = KolvaQuery.builder().perPage(1).build();
    run.checkResource(
        "/clients", kolva.clients().list(one), KolvaClientRecord::id, kolva.clients()::get);
    run.checkResource("/deals", kolva.deals().list(one), KolvaDeal::id, kolva.deals()::get);
    run.checkResource(
        "/visits",
        kolva.visits().list(KolvaVisitQuery.builder().perPage(1).build()),
        KolvaVisit::id,
        kolva.visits()::get);
  }

  void write(ContractRun run) {
    KolvaQuery one = KolvaQuery.builder().perPage(1).build();
    run.find(
            "GET /clients",
            "a page of at most 1",
            () -> kolva.clients().list(one).firstPage().items().stream().findFirst())
        .ifPresentOrElse(
            client -> writeDeal(run, client.id()),
            () -> run.skip("POST /deals", "the deal", "no client to make it for"));
  }

  private void writeDeal(ContractRun run, String clientId) {
    BigDecimal total = new BigDecimal("1500.05");
    KolvaDealCreate input =
        KolvaDealCreate.builder(clientId).totalHt(total).currency("EUR").build();
    run.checkCreated(
            "POST /deals",
            "the deal, its total to the cent",
            () -> kolva.deals().create(input),
            deal -> {
              BigDecimal seen = deal.totalHt();
              return Seen.of(seen != null && seen.compareTo(total) == 0, "total " + seen);
            })
        .map(KolvaDeal::id)
        .ifPresent(
            id ->
                run.checkDeleted(
                    "/deals", () -> kolva.deals().delete(id), () -> kolva.deals().get(id)));
  }
}
