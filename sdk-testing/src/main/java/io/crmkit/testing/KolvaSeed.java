package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Shops as a field team might visit them, each with a contact, a deal and a visit. */
final class KolvaSeed {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<String> SHOPS = List.of("Bakery", "Pharmacy", "Bistro", "Florist");
  private static final List<String> REPS = List.of("rep-amelie", "rep-karim", "rep-lucas");
  private static final List<String> DEAL_STATUSES = List.of("open", "won", "lost");
  private static final List<String> VISIT_STATUSES = List.of("planned", "completed");

  private final SampleData sample = new SampleData(7);
  private final KolvaAccount account;
  private int made;

  KolvaSeed(KolvaAccount account) {
    this.account = account;
  }

  Snapshot snapshot() {
    int then = made;
    return Snapshot.all(sample.snapshot(), () -> made = then);
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      addClient();
    }
  }

  private void addClient() {
    SampleData.Person owner = sample.person();
    ObjectNode client =
        account.addClient(
            Json.object()
                .put("name", owner.lastName() + " " + sample.one(SHOPS))
                .put("address", sample.address()));
    account.addContact(owner.addTo(of(client)));
    account.addDeal(
        of(client)
            .put("total_ht", BigDecimal.valueOf(sample.number(5_000, 500_000), 2))
            .put("currency", "EUR")
            .put("status", sample.one(DEAL_STATUSES)));
    account.addVisit(
        of(client)
            .put("commercial_id", sample.one(REPS))
            .put("planned_date", FIRST.plusDays(made++).toString())
            .put("type", "visit")
            .put("status", sample.one(VISIT_STATUSES)));
  }

  private static ObjectNode of(ObjectNode client) {
    return Json.object().set("client_id", client.get("id"));
  }
}
