package io.crmkit.examples;

// tag::first-call
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;

// end::first-call

/** The README's first example. Needs KANVO_API_KEY, and creates a lead in that workspace. */
// tag::first-call
public class FirstCall {
  public static void main(String[] args) {
    try (KanvoClient kanvo = KanvoClient.fromEnv()) { // or KanvoClient.create("kv_live_…")
      KanvoRecord lead =
          kanvo
              .records()
              .create(
                  KanvoRecordCreate.builder("lead")
                      .title("Smith Residence")
                      .data("phone", "555-999-0001")
                      .build());
      System.out.println("created " + lead.id());

      for (KanvoRecord r : kanvo.records().list(KanvoRecordQuery.builder().type("lead").build())) {
        System.out.println(r.title()); // every page, fetched as needed
      }
    }
  }
}
// end::first-call
