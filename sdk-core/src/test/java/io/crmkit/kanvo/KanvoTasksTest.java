package io.crmkit.kanvo;

import static io.crmkit.kanvo.KanvoServer.body;
import static io.crmkit.kanvo.KanvoServer.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call of tasks() sends, and what it makes of the answer. */
class KanvoTasksTest {
  private static final String TASK =
      """
      {"success": true, "data": {
        "id": "t-1", "title": "Follow up on estimate", "record_id": "b3e1a2f4",
        "assignee_id": "u-1", "due_date": "2026-07-01", "notes": "call first", "completed": true,
        "created_at": "2026-06-01T10:00:00Z", "updated_at": "2026-06-02T12:00:00+02:00",
        "priority": "high"}}
      """;

  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  @Test
  void getsATaskFromUnderRecords() throws Exception {
    kanvo.answers(TASK);

    KanvoTask task = kanvo.client().tasks().get("t-1");

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/records/tasks/t-1");
    assertThat(task.id()).isEqualTo("t-1");
    assertThat(task.title()).isEqualTo("Follow up on estimate");
    assertThat(task.recordId()).isEqualTo("b3e1a2f4");
    assertThat(task.assigneeId()).isEqualTo("u-1");
    assertThat(task.dueDate()).isEqualTo(LocalDate.of(2026, 7, 1));
    assertThat(task.notes()).isEqualTo("call first");
    assertThat(task.completed()).isTrue();
    assertThat(task.createdAt()).isEqualTo(Instant.parse("2026-06-01T10:00:00Z"));
    assertThat(task.updatedAt()).isEqualTo(Instant.parse("2026-06-02T10:00:00Z"));
    assertThat(task.additionalProperties()).containsOnlyKeys("priority");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-07-01",
        "2026-07-01T00:00:00Z",
        "2026-07-01T23:59:59.999+02:00",
        "2026-07-01 10:00:00"
      })
  void readsADueDateWithOrWithoutATime(String dueDate) {
    kanvo.answers("{\"data\": {\"id\": \"t\", \"due_date\": \"" + dueDate + "\"}}");

    assertThat(kanvo.client().tasks().get("t").dueDate()).isEqualTo(LocalDate.of(2026, 7, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-06-17T14:20:00Z",
        "2026-06-17T14:20:00.000Z",
        "2026-06-17T16:20:00+02:00",
        "2026-06-17 14:20:00",
        "2026-06-17T14:20:00",
        "2026-06-17 14:20:00Z"
      })
  void readsATimeInEveryUsualForm(String time) {
    kanvo.answers("{\"data\": {\"id\": \"t\", \"created_at\": \"" + time + "\"}}");

    assertThat(kanvo.client().tasks().get("t").createdAt())
        .isEqualTo(Instant.parse("2026-06-17T14:20:00Z"));
  }

  @Test
  void createsATask() throws Exception {
    kanvo.answers(TASK);

    kanvo
        .client()
        .tasks()
        .create(
            KanvoTaskCreate.builder("Follow up on estimate")
                .recordId("b3e1a2f4")
                .assigneeId("u-1")
                .dueDate(LocalDate.of(2026, 7, 1))
                .notes("call first")
                .build());

    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/records/tasks");
    assertThat(body(request))
        .isEqualTo(
            "{\"title\":\"Follow up on estimate\",\"record_id\":\"b3e1a2f4\",\"assignee_id\":\"u-1\","
                + "\"due_date\":\"2026-07-01\",\"notes\":\"call first\"}");
  }

  @Test
  void updatesOnlyWhatIsSet() throws Exception {
    kanvo.answers(TASK);

    kanvo
        .client()
        .tasks()
        .update("t-1", KanvoTaskUpdate.builder().title("New").put("due_date", null).build());

    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("PATCH /api/v1/records/tasks/t-1");
    assertThat(body(request)).isEqualTo("{\"title\":\"New\",\"due_date\":null}");
  }

  @Test
  void completesAndReopens() throws Exception {
    kanvo.answers(TASK).answers(TASK);

    assertThat(kanvo.client().tasks().complete("t-1").completed()).isTrue();
    kanvo.client().tasks().reopen("t-1");

    RecordedRequest complete = kanvo.request();
    assertThat(line(complete)).isEqualTo("PATCH /api/v1/records/tasks/t-1");
    assertThat(body(complete)).isEqualTo("{\"completed\":true}");
    RecordedRequest reopen = kanvo.request();
    assertThat(line(reopen)).isEqualTo("PATCH /api/v1/records/tasks/t-1");
    assertThat(body(reopen)).isEqualTo("{\"completed\":false}");
  }

  @Test
  void deletesATask() throws Exception {
    kanvo.answers("{\"success\": true}");

    kanvo.client().tasks().delete("t-1");

    assertThat(line(kanvo.request())).isEqualTo("DELETE /api/v1/records/tasks/t-1");
  }

  @Test
  void listsWithFilters() throws Exception {
    kanvo.answers("{\"data\": [{\"id\": \"t-1\"}], \"meta\": {\"total\": 1}}");

    KanvoTaskQuery query =
        KanvoTaskQuery.builder().recordId("b3e1a2f4").assigneeId("u-1").completed(false).build();
    assertThat(kanvo.client().tasks().list(query)).extracting(KanvoTask::id).containsExactly("t-1");

    assertThat(line(kanvo.request()))
        .isEqualTo(
            "GET /api/v1/records/tasks?record_id=b3e1a2f4&assignee_id=u-1&completed=false&page=1&per_page=100");
  }

  @Test
  void listsEverything() throws Exception {
    kanvo.answers("{\"data\": [], \"meta\": {\"total\": 0}}");

    assertThat(kanvo.client().tasks().list()).isEmpty();

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/records/tasks?page=1&per_page=100");
  }
}
