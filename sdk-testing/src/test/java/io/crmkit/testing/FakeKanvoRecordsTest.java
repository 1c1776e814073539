package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records: each operation, its filters, and the rules of Kanvo's documentation. */
class FakeKanvoRecordsTest {
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
    assertThat(record.path("stage_id").textValue()).isEqualTo(stageId("new"));
    assertThat(record.path("assignee_id").isNull()).isTrue();
    assertThat(record.path("data")).hasToString("{\"phone\":\"555-999-0001\",\"budget\":10.50}");
    assertThat(record.path("created_at").textValue()).isEqualTo("2026-03-14T18:30:00.000Z");
    assertThat(record.path("updated_at").textValue()).isEqualTo("2026-03-14T18:30:00.000Z");
    assertThat(record.path("object_types"))
        .hasToString("{\"name\":\"Lead\",\"slug\":\"lead\",\"icon\":\"👤\"}");
  }

  @Test
  void givesWhatWasCreatedBackById() throws IOException {
    JsonNode created = create("{\"type\": \"job\", \"title\": \"Patio\"}");

    assertThat(kanvo.get(path(created)).data()).isEqualTo(created);
  }

  @Test
  void callsARecordWithoutTitleUntitledAndGivesItNoStage() throws IOException {
    JsonNode record = create("{\"type\": \"lead\"}");

    assertThat(record.path("title").textValue()).isEqualTo("Untitled");
    assertThat(record.path("stage_id").isNull()).isTrue();
    assertThat(record.path("data")).hasToString("{}");
  }

  @Test
  void takesPipelineAndStageByNameSlugOrId() throws IOException {
    String pipelineId = schema().path("pipelines").path(0).path("id").textValue();
    String contacted = stageId("contacted");

    for (String pipeline : new String[] {"main-sales", "Main Sales", pipelineId}) {
      for (String stage : new String[] {"contacted", "Contacted", contacted}) {
        JsonNode record =
            create(
                "{\"type\": \"lead\", \"pipeline\": \"%s\", \"stage\": \"%s\"}"
                    .formatted(pipeline, stage));
        assertThat(record.path("stage_id").textValue()).isEqualTo(contacted);
      }
    }
  }

  @Test
  void putsARecordInTheFirstStageOfAPipelineWithoutStage() throws IOException {
    JsonNode record = create("{\"type\": \"lead\", \"pipeline\": \"main-sales\"}");

    assertThat(record.path("stage_id").textValue()).isEqualTo(stageId("new"));
  }

  @Test
  void takesAStageById() throws IOException {
    String won = stageId("won");

    JsonNode record = create("{\"type\": \"lead\", \"stage_id\": \"" + won + "\"}");

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
    assertThat(total("/records")).isZero();
  }

  @Test
  void updatesOnlyTheFieldsSent() throws IOException {
    fake.clock(at("2026-03-14T18:30:00Z"));
    JsonNode before =
        create(
            """
            {"type": "lead", "title": "A", "assignee_id": "%s", "data": {"a": 1, "b": 2}}
            """
                .formatted(ANNA));
    fake.clock(at("2026-03-15T08:00:00.123Z"));

    JsonNode after = kanvo.patch(path(before), "{\"title\": \"B\"}").data();

    assertThat(after.path("title").textValue()).isEqualTo("B");
    assertThat(after.path("assignee_id").textValue()).isEqualTo(ANNA);
    assertThat(after.path("data")).isEqualTo(before.path("data"));
    assertThat(after.path("created_at")).isEqualTo(before.path("created_at"));
    assertThat(after.path("updated_at").textValue()).isEqualTo("2026-03-15T08:00:00.123Z");
    assertThat(kanvo.get(path(before)).data()).isEqualTo(after);
  }

  @Test
  void replacesDataAsAWhole() throws IOException {
    JsonNode record = create("{\"type\": \"lead\", \"data\": {\"a\": 1, \"b\": 2}}");

    JsonNode after = kanvo.patch(path(record), "{\"data\": {\"c\": 3}}").data();

    assertThat(after.path("data")).hasToString("{\"c\":3}");
  }

  @Test
  void unassignsWithNull() throws IOException {
    JsonNode record = create("{\"type\": \"lead\", \"assignee_id\": \"" + ANNA + "\"}");

    JsonNode after = kanvo.patch(path(record), "{\"assignee_id\": null}").data();

    assertThat(after.path("assignee_id").isNull()).isTrue();
  }

  @Test
  void movesToAnotherStage() throws IOException {
    JsonNode record = create("{\"type\": \"lead\", \"pipeline\": \"main-sales\"}");

    kanvo.patch(path(record), "{\"stage_id\": \"" + stageId("won") + "\"}");

    JsonNode after = kanvo.get(path(record)).data();
    assertThat(after.path("stage_id").textValue()).isEqualTo(stageId("won"));
  }

  @Test
  void refusesToMoveToAStageThatDoesNotExist() throws IOException {
    JsonNode record = create("{\"type\": \"lead\"}");

    KanvoCaller.Reply reply = kanvo.patch(path(record), "{\"stage_id\": \"" + ANNA + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Stage '" + ANNA + "' not found");
  }

  @Test
  void deletesSoThatTheRecordIsGoneFromEverywhere() throws IOException {
    JsonNode kept = create("{\"type\": \"lead\"}");
    JsonNode record = create("{\"type\": \"lead\"}");

    KanvoCaller.Reply reply = kanvo.delete(path(record));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"success\":true,\"data\":{\"deleted\":true,\"id\":%s}}".formatted(record.get("id")));
    assertThat(kanvo.get(path(record)).status()).isEqualTo(404);
    assertThat(kanvo.patch(path(record), "{\"title\": \"x\"}").status()).isEqualTo(404);
    assertThat(kanvo.delete(path(record)).status()).isEqualTo(404);
    assertThat(kanvo.get("/records").data()).containsExactly(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {ANNA, "no-uuid", "a%2Fb"})
  void doesNotFindAnUnknownId(String id) throws IOException {
    KanvoCaller.Reply reply = kanvo.get("/records/" + id);

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.error()).isEqualTo("Record '" + id.replace("%2F", "/") + "' not found");
  }

  @Test
  void listsByTypeTitleAndAssignee() throws IOException {
    create("{\"type\": \"lead\", \"title\": \"Smith Residence\"}");
    create("{\"type\": \"job\", \"title\": \"SMITH patio\", \"assignee_id\": \"" + ANNA + "\"}");
    create("{\"type\": \"job\", \"title\": \"Brown patio\"}");

    assertThat(titles("/records")).containsExactly("Smith Residence", "SMITH patio", "Brown patio");
    assertThat(titles("/records?type=job")).containsExactly("SMITH patio", "Brown patio");
    assertThat(titles("/records?search=smith")).containsExactly("Smith Residence", "SMITH patio");
    assertThat(titles("/records?assignee_id=" + ANNA)).containsExactly("SMITH patio");
    assertThat(titles("/records?assignee_id=" + ANNA.toUpperCase(Locale.ROOT)))
        .containsExactly("SMITH patio");
    assertThat(titles("/records?type=job&search=PATIO&assignee_id=" + ANNA))
        .containsExactly("SMITH patio");
    assertThat(titles("/records?type=estimate")).isEmpty();
  }

  @Test
  void refusesToListAnUnknownType() throws IOException {
    KanvoCaller.Reply reply = kanvo.get("/records?type=boat");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Object type 'boat' not found");
  }

  private JsonNode create(String json) throws IOException {
    KanvoCaller.Reply reply = kanvo.post("/records", json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.data();
  }

  private JsonNode schema() throws IOException {
    return kanvo.get("/schema").data();
  }

  private String stageId(String slug) throws IOException {
    for (JsonNode stage : schema().path("pipelines").path(0).path("stages")) {
      if (stage.path("slug").textValue().equals(slug)) {
        return stage.path("id").textValue();
      }
    }
    throw new AssertionError("No stage " + slug);
  }

  private List<String> titles(String path) throws IOException {
    return kanvo.get(path).data().findValuesAsText("title");
  }

  private int total(String path) throws IOException {
    return kanvo.get(path).json().path("meta").path("total").intValue();
  }

  private static String path(JsonNode record) {
    return "/records/" + record.path("id").textValue();
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
