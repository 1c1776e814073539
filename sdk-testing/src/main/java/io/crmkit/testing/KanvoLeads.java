package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Leads as a garden and landscaping firm might have them. The phone numbers are of the block kept
 * for fiction (555-0100 to 555-0199), the mail addresses of a domain kept for examples.
 */
final class KanvoLeads {
  private static final long SEED = 555L;
  private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
  private static final List<String> FIRST_NAMES =
      List.of("Anna", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Iris", "Jamal");
  private static final List<String> LAST_NAMES =
      List.of(
          "Smith",
          "Johnson",
          "Nguyen",
          "García",
          "Okafor",
          "Rossi",
          "Müller",
          "Patel",
          "Brown",
          "O'Neill",
          "Kowalski",
          "Haddad");
  private static final List<String> PLACES = List.of("Residence", "Property", "Estate", "Offices");
  private static final List<String> JOBS =
      List.of("Lawn Care", "Spring Cleanup", "Patio", "Irrigation", "Tree Removal", "Hedges");
  private static final List<String> STREETS =
      List.of("Elm Street", "Oak Avenue", "Maple Drive", "Mill Road", "Park Lane", "Hill Street");
  private static final List<String> TOWNS =
      List.of("Hartford CT", "Albany NY", "Dover NH", "Salem MA", "Newark NJ");
  private static final List<String> ASSIGNEES =
      List.of(
          "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f",
          "3b8a7d6c-4e5f-4a1b-9c2d-6e7f8a9b0c1d",
          "7c6b5a4d-3e2f-4d1c-ab0a-9f8e7d6c5b4a");

  private final Random random = new Random(SEED);
  private final KanvoSchema schema;
  private final KanvoRecords records;
  private int made;

  KanvoLeads(KanvoSchema schema, KanvoRecords records) {
    this.schema = schema;
    this.records = records;
  }

  void add(int count) {
    for (int i = 0; i < count; i++) {
      records.add(lead(), FIRST.plus(Duration.ofMinutes(37L * made++)));
    }
  }

  private ObjectNode lead() {
    String firstName = one(FIRST_NAMES);
    String lastName = one(LAST_NAMES);
    ObjectNode lead = Json.object().put("type", "lead");
    lead.put("title", lastName + " " + one(PLACES) + " - " + one(JOBS));
    lead.put("stage_id", stageId());
    if (random.nextInt(4) > 0) {
      lead.put("assignee_id", one(ASSIGNEES));
    }
    lead.putObject("data")
        .put("name", firstName + " " + lastName)
        .put("phone", "%d-555-01%02d".formatted(200 + random.nextInt(700), random.nextInt(100)))
        .put("email", firstName.toLowerCase(Locale.ROOT) + (100 + made) + "@example.com")
        .put("address", (1 + random.nextInt(180)) + " " + one(STREETS) + ", " + one(TOWNS));
    return lead;
  }

  private String stageId() {
    List<String> ids =
        KanvoSchema.stagesOf(schema.pipeline(KanvoSchema.MAIN_PIPELINE))
            .map(stage -> stage.path("id").asText())
            .toList();
    return one(ids);
  }

  private String one(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
