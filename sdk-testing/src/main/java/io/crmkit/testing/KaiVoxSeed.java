package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Customers as a practice might have them, each with an appointment and a call. */
final class KaiVoxSeed {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final List<String> STATUSES = List.of("scheduled", "completed", "no_show");
  private static final List<String> SENTIMENTS = List.of("positive", "neutral", "negative");

  private final SampleData sample = new SampleData(11);
  private final KaiVoxBusiness business;
  private int made;

  KaiVoxSeed(KaiVoxBusiness business) {
    this.business = business;
  }

  Snapshot snapshot() {
    int then = made;
    return Snapshot.all(sample.snapshot(), () -> made = then);
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      addCustomer();
    }
  }

  private void addCustomer() {
    SampleData.Person person = sample.person();
    ObjectNode customer = business.addCustomer(person.addTo(Json.object()));
    ObjectNode service = sample.one(business.services());
    business.addAppointment(
        Json.object()
            .put("appointment_date", FIRST.plusDays(made / 8).toString())
            .put("appointment_time", LocalTime.of(9 + made % 8, 0).toString())
            .put("source", "voice")
            .put("status", sample.one(STATUSES))
            .<ObjectNode>set("customer_id", customer.get("id"))
            .<ObjectNode>set("service_id", service.get("id"))
            .set("staff_id", sample.one(business.staff()).get("id")));
    business.addCall(
        Json.object()
            .put("caller", person.phone())
            .put(
                "transcript",
                "%s asks for a %s.".formatted(person.name(), service.path("name").asText()))
            .put("sentiment", sample.one(SENTIMENTS))
            .<ObjectNode>set("customer_id", customer.get("id")));
    made++;
  }
}
