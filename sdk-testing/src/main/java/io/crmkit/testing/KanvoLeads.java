package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Leads as a garden and landscaping firm might have them. */
final class KanvoLeads {
  private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> PLACES = List.of("Residence", "Property", "Estate", "Offices");
  private static final List<String> JOBS =
      List.of("Lawn Care", "Spring Cleanup", "Patio", "Irrigation", "Tree Removal", "Hedges");
  private static final List<String> ASSIGNEES =
      List.of(
          "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f",
          "3b8a7d6c-4e5f-4a1b-9c2d-6e7f8a9b0c1d",
          "7c6b5a4d-3e2f-4d1c-ab0a-9f8e7d6c5b4a");

  private final SampleData sample = new SampleData(555);
  private final FakeKanvoSchema schema;
  private final FakeKanvoRecords records;
  private int made;

  KanvoLeads(FakeKanvoSchema schema, FakeKanvoRecords records) {
    this.schema = schema;
    this.records = records;
  }

  Snapshot snapshot() {
    int then = made;
    return Snapshot.all(sample.snapshot(), () -> made = then);
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      records.add(lead(), FIRST.plus(Duration.ofMinutes(37L * made++)));
    }
  }

  private ObjectNode lead() {
    SampleData.Person person = sample.person();
    ObjectNode lead = Json.object().put("type", "lead");
    lead.put("title", person.lastName() + " " + sample.one(PLACES) + " - " + sample.one(JOBS));
    lead.put("stage_id", stageId());
    if (sample.number(0, 3) > 0) {
      lead.put("assignee_id", sample.one(ASSIGNEES));
    }
    person.addTo(lead.putObject("data")).put("address", sample.address());
    return lead;
  }

  private String stageId() {
    List<String> ids =
        FakeKanvoSchema.stagesOf(schema.pipeline(FakeKanvoSchema.MAIN_PIPELINE))
            .map(stage -> stage.path("id").asText())
            .toList();
    return sample.one(ids);
  }
}
