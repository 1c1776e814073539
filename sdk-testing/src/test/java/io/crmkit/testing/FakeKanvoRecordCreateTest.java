package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating records: the documented answer, where a record lands, and what is refused. */
class FakeKanvoRecordCreateTest {
  private static final String ANNA = "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void createsTheRecordOfTheDocumentation() throws IOException {
    fake.clock(at("2026-03-14T18:30:00Z"));

    KanvoCaller.Reply reply =
        kanvo.post(
            "/records",
            """
            {"type": "lead", "title": "Smith Residence - Spring Cleanup",
             "pipeline": "main-sales", "stage": "new",
             "data": {"phone": "555-999-0001", "budget": 10.50}}
            """);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("Content-Type")).startsWith("application/json");
    assertThat(reply.json().path("success").booleanValue()).isTrue();
    JsonNode record = reply.data();
    assertThat(record.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "id",
            "title",
            "object_type_id",
            "stage_id",
            "assignee_id",
            "data",
            "created_at",
            "updated_at",
            "object_types");
    assertThat(record.path("id").textValue()).matches(ValueType.UUID::acceptsText);
    assertThat(record.path("title").textValue()).isEqualTo("Smith Residence - Spring Cleanup");
    assertThat(record.path("stage_id").textValue()).isEqualTo(kanvo.stageId("new"));
    assertThat(record.path("assignee_id").isNull()).isTrue();
    assertThat(record.path("data")).hasToString("{\"phone\":\"555-999-0001\",\"budget\":10.50}");
    assertThat(record.path("created_at").textValue()).isEqualTo("2026-03-14T18:30:00.000Z");
    assertThat(record.path("updated_at").textValue()).isEqualTo("2026-03-14T18:30:00.000Z");
    assertThat(record.path("object_types"))
        .hasToString("{\"name\":\"Lead\",\"slug\":\"lead\",\"icon\":\"👤\"}");
  }

  @Test
  void givesWhatWasCreatedBackById() throws IOException {
    JsonNode created = kanvo.createRecord("{\"type\": \"job\", \"title\": \"Patio\"}");

    assertThat(kanvo.get(path(created)).data()).isEqualTo(created);
  }

  @Test
  void callsARecordWithoutTitleUntitledAndGivesItNoStage() throws IOException {
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\"}");

    assertThat(record.path("title").textValue()).isEqualTo("Untitled");
    assertThat(record.path("stage_id").isNull()).isTrue();
    assertThat(record.path("data")).hasToString("{}");
  }

  @Test
  void takesPipelineAndStageByNameSlugOrId() throws IOException {
    String pipelineId =
        kanvo.get("/schema").data().path("pipelines").path(0).path("id").textValue();
    String contacted = kanvo.stageId("contacted");

    for (String pipeline : new String[] {"main-sales", "Main Sales", pipelineId}) {
      for (String stage : new String[] {"contacted", "Contacted", contacted}) {
        JsonNode record =
            kanvo.createRecord(
                "{\"type\": \"lead\", \"pipeline\": \"%s\", \"stage\": \"%s\"}"
                    .formatted(pipeline, stage));
        assertThat(record.path("stage_id").textValue()).isEqualTo(contacted);
      }
    }
  }

  @Test
  void putsARecordInTheFirstStageOfAPipelineWithoutStage() throws IOException {
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\", \"pipeline\": \"main-sales\"}");

    assertThat(record.path("stage_id").textValue()).isEqualTo(kanvo.stageId("new"));
  }

  @Test
  void takesAStageById() throws IOException {
    String won = kanvo.stageId("won");

    JsonNode record = kanvo.createRecord("{\"type\": \"lead\", \"stage_id\": \"" + won + "\"}");

    assertThat(record.path("stage_id").textValue()).isEqualTo(won);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'title': 'x'} | Field 'type' is required",
        "{'type': 'boat'} | Object type 'boat' not found",
        "{'type': 'lead', 'pipeline': 'west'} | Pipeline 'west' not found",
        "{'type': 'lead', 'pipeline': 'main-sales', 'stage': 'lost'} "
            + "| Stage 'lost' not found in pipeline 'main-sales'",
        "{'type': 'lead', 'stage': 'new'} | Field 'stage' needs field 'pipeline'",
        "{'type': 'lead', 'stage_id': '" + ANNA + "'} | Stage '" + ANNA + "' not found",
        "{'type': 'lead', 'stage_id': '"
            + ANNA
            + "', 'pipeline': 'main-sales'} "
            + "| Use stage_id or pipeline + stage, not both",
        "{'type': 'lead', 'stage_id': '"
            + ANNA
            + "', 'stage': 'new'} "
            + "| Use stage_id or pipeline + stage, not both",
      },
      quoteCharacter = '"')
  void refusesACreateThatBreaksARule(String json, String error) throws IOException {
    KanvoCaller.Reply reply = kanvo.post("/records", json.replace('\'', '"'));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("success").booleanValue()).isFalse();
    assertThat(reply.error()).isEqualTo(error);
    assertThat(kanvo.records()).isZero();
  }

  private static String path(JsonNode record) {
    return "/records/" + record.path("id").textValue();
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
