package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records: update, delete, and the filters of the list. */
class FakeKanvoRecordsTest {
  private static final String ANNA = "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void updatesOnlyTheFieldsSent() throws IOException {
    fake.clock(at("2026-03-14T18:30:00Z"));
    JsonNode before =
        kanvo.createRecord(
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
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\", \"data\": {\"a\": 1, \"b\": 2}}");

    JsonNode after = kanvo.patch(path(record), "{\"data\": {\"c\": 3}}").data();

    assertThat(after.path("data")).hasToString("{\"c\":3}");
  }

  @Test
  void unassignsWithNull() throws IOException {
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\", \"assignee_id\": \"" + ANNA + "\"}");

    JsonNode after = kanvo.patch(path(record), "{\"assignee_id\": null}").data();

    assertThat(after.path("assignee_id").isNull()).isTrue();
  }

  @Test
  void movesToAnotherStage() throws IOException {
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\", \"pipeline\": \"main-sales\"}");

    kanvo.patch(path(record), "{\"stage_id\": \"" + kanvo.stageId("won") + "\"}");

    JsonNode after = kanvo.get(path(record)).data();
    assertThat(after.path("stage_id").textValue()).isEqualTo(kanvo.stageId("won"));
  }

  @Test
  void refusesToMoveToAStageThatDoesNotExist() throws IOException {
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\"}");

    KanvoCaller.Reply reply = kanvo.patch(path(record), "{\"stage_id\": \"" + ANNA + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Stage '" + ANNA + "' not found");
  }

  @Test
  void deletesSoThatTheRecordIsGoneFromEverywhere() throws IOException {
    JsonNode kept = kanvo.createRecord("{\"type\": \"lead\"}");
    JsonNode record = kanvo.createRecord("{\"type\": \"lead\"}");

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
    kanvo.createRecord("{\"type\": \"lead\", \"title\": \"Smith Residence\"}");
    kanvo.createRecord(
        "{\"type\": \"job\", \"title\": \"SMITH patio\", \"assignee_id\": \"" + ANNA + "\"}");
    kanvo.createRecord("{\"type\": \"job\", \"title\": \"Brown patio\"}");

    assertThat(kanvo.titles("/records"))
        .containsExactly("Smith Residence", "SMITH patio", "Brown patio");
    assertThat(kanvo.titles("/records?type=job")).containsExactly("SMITH patio", "Brown patio");
    assertThat(kanvo.titles("/records?search=smith"))
        .containsExactly("Smith Residence", "SMITH patio");
    assertThat(kanvo.titles("/records?assignee_id=" + ANNA)).containsExactly("SMITH patio");
    assertThat(kanvo.titles("/records?assignee_id=" + ANNA.toUpperCase(Locale.ROOT)))
        .containsExactly("SMITH patio");
    assertThat(kanvo.titles("/records?type=job&search=PATIO&assignee_id=" + ANNA))
        .containsExactly("SMITH patio");
    assertThat(kanvo.titles("/records?type=estimate")).isEmpty();
  }

  @Test
  void refusesToListAnUnknownType() throws IOException {
    KanvoCaller.Reply reply = kanvo.get("/records?type=boat");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Object type 'boat' not found");
  }

  private static String path(JsonNode record) {
    return "/records/" + record.path("id").textValue();
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
