package io.crmkit.testing;

import java.util.List;

/** Businesses as a lead search might find them. */
final class BolsivoSeed {
  private static final List<String> KINDS =
      List.of("Office Park", "Dental Practice", "Gym", "Hotel", "Storage");
  private static final List<String> STATUSES =
      List.of("new", "qualified", "contacted", "replied", "meeting", "closed_won", "closed_lost");

  private final SampleData sample = new SampleData(42);
  private final BolsivoAccount account;

  BolsivoSeed(BolsivoAccount account) {
    this.account = account;
  }

  Snapshot snapshot() {
    return sample.snapshot();
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      SampleData.Person owner = sample.person();
      int reviews = sample.number(20, 400);
      account.add(
          Json.object()
              .put("business_name", owner.lastName() + " " + sample.one(KINDS))
              .put("status", sample.one(STATUSES))
              .put("score", sample.number(0, 100))
              .put("fit_reason", "Active business with " + reviews + " reviews")
              .put("address", sample.address())
              .put("phone", owner.phone()));
    }
  }
}
