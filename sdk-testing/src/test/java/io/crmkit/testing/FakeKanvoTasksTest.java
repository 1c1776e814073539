package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks: each operation and its filters. */
class FakeKanvoTasksTest {
  private static final String PATH = "/records/tasks";
  private static final String ANNA = "0d9f6c1e-5a2b-4c3d-8e7f-1a2b3c4d5e6f";

  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void refusesABlankTitle() throws IOException {
    assertThat(kanvo.post("/records/tasks", "{\"title\": \" \"}").error())
        .isEqualTo("Field 'title' must be a string that is not blank: \" \"");
  }

  @Test
  void createsATaskOnARecord() throws IOException {
    String recordId = record();

    JsonNode task =
        kanvo.createTask(
            """
            {"title": "Follow up on estimate", "record_id": "%s", "assignee_id": "%s",
             "due_date": "2026-07-01", "notes": "By phone"}
            """
                .formatted(recordId, ANNA));

    assertThat(task.path("title").textValue()).isEqualTo("Follow up on estimate");
    assertThat(task.path("record_id").textValue()).isEqualTo(recordId);
    assertThat(task.path("assignee_id").textValue()).isEqualTo(ANNA);
    assertThat(task.path("due_date").textValue()).isEqualTo("2026-07-01");
    assertThat(task.path("notes").textValue()).isEqualTo("By phone");
    assertThat(task.path("completed").isBoolean()).isTrue();
    assertThat(task.path("completed").booleanValue()).isFalse();
    assertThat(task.path("updated_at")).isEqualTo(task.path("created_at"));
    assertThat(kanvo.get(path(task)).data()).isEqualTo(task);
  }

  @Test
  void createsATaskThatStandsAlone() throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"Buy seeds\"}");

    for (String field : new String[] {"record_id", "assignee_id", "due_date", "notes"}) {
      assertThat(task.get(field).isNull()).as(field).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-30",
        "2026-06-30T12:00",
        "2026-06-30T12:00:00",
        "2026-06-30T12:00:00Z",
        "2026-06-30T12:00:00.000Z",
        "2026-06-30T12:00:00.123456+02:00"
      })
  void takesADueDateAsIso8601(String dueDate) throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"x\", \"due_date\": \"" + dueDate + "\"}");

    assertThat(task.path("due_date").textValue()).isEqualTo(dueDate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30", "30.06.2026", "2026-6-3", "tomorrow", "", "2026-06-30 12:00"})
  void refusesADueDateThatIsNone(String dueDate) throws IOException {
    KanvoCaller.Reply reply =
        kanvo.post(PATH, "{\"title\": \"x\", \"due_date\": \"" + dueDate + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo(
            "Field 'due_date' must be an ISO 8601 date or date-time or null: \"" + dueDate + "\"");
  }

  @Test
  void refusesATaskOnARecordThatDoesNotExist() throws IOException {
    KanvoCaller.Reply reply =
        kanvo.post(PATH, "{\"title\": \"x\", \"record_id\": \"" + ANNA + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error()).isEqualTo("Record '" + ANNA + "' not found");
  }

  @Test
  void completesAndReopens() throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"x\", \"notes\": \"keep\"}");

    JsonNode done = kanvo.patch(path(task), "{\"completed\": true}").data();
    assertThat(done.path("completed").booleanValue()).isTrue();
    assertThat(done.path("notes").textValue()).isEqualTo("keep");

    kanvo.patch(path(task), "{\"completed\": false}");
    assertThat(kanvo.get(path(task)).data().path("completed").booleanValue()).isFalse();
  }

  @Test
  void updatesEveryDocumentedField() throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"x\", \"notes\": \"old\"}");

    JsonNode after =
        kanvo
            .patch(
                path(task),
                """
                {"title": "y", "assignee_id": "%s", "due_date": "2026-08-01", "notes": null}
                """
                    .formatted(ANNA))
            .data();

    assertThat(after.path("title").textValue()).isEqualTo("y");
    assertThat(after.path("assignee_id").textValue()).isEqualTo(ANNA);
    assertThat(after.path("due_date").textValue()).isEqualTo("2026-08-01");
    assertThat(after.path("notes").isNull()).isTrue();
  }

  @Test
  void refusesToMoveATaskToAnotherRecord() throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"x\"}");

    KanvoCaller.Reply reply = kanvo.patch(path(task), "{\"record_id\": \"" + record() + "\"}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo(
            "Field 'record_id' is not documented here."
                + " Accepted: title, completed, assignee_id, due_date, notes");
  }

  @Test
  void deletesATask() throws IOException {
    JsonNode task = kanvo.createTask("{\"title\": \"x\"}");

    assertThat(kanvo.delete(path(task)).data())
        .hasToString("{\"deleted\":true,\"id\":%s}".formatted(task.get("id")));
    assertThat(kanvo.get(path(task)).status()).isEqualTo(404);
    assertThat(kanvo.delete(path(task)).error())
        .isEqualTo("Task '" + task.path("id").textValue() + "' not found");
  }

  @Test
  void listsByRecordAssigneeAndCompletion() throws IOException {
    String recordId = record();
    kanvo.createTask("{\"title\": \"a\", \"record_id\": \"" + recordId + "\"}");
    kanvo.createTask("{\"title\": \"b\", \"assignee_id\": \"" + ANNA + "\"}");
    kanvo.patch(path(kanvo.createTask("{\"title\": \"c\"}")), "{\"completed\": true}");

    assertThat(kanvo.titles(PATH)).containsExactly("a", "b", "c");
    assertThat(kanvo.titles(PATH + "?record_id=" + recordId)).containsExactly("a");
    assertThat(kanvo.titles(PATH + "?assignee_id=" + ANNA)).containsExactly("b");
    assertThat(kanvo.titles(PATH + "?completed=true")).containsExactly("c");
    assertThat(kanvo.titles(PATH + "?completed=false")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "TRUE", ""})
  void refusesACompletionThatIsNoBoolean(String completed) throws IOException {
    KanvoCaller.Reply reply = kanvo.get(PATH + "?completed=" + completed);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.error())
        .isEqualTo("Query parameter 'completed' must be true or false: '" + completed + "'");
  }

  private String record() throws IOException {
    return kanvo.createRecord("{\"type\": \"lead\"}").path("id").textValue();
  }

  private static String path(JsonNode task) {
    return PATH + "/" + task.path("id").textValue();
  }
}
