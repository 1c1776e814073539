package io.crmkit.kanvo;

import static io.crmkit.kanvo.KanvoServer.body;
import static io.crmkit.kanvo.KanvoServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.crmkit.NotFoundException;
import io.crmkit.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each call of records() sends, and what it makes of the answer. */
class KanvoRecordsTest {
  private static final String RECORD =
      """
      {"success": true, "data": {
        "id": "b3e1a2f4", "title": "Johnson Property - Lawn Care", "object_type_id": "a1b2c3d4",
        "stage_id": "f5e6d7c8", "assignee_id": null, "data": {"phone": "555-123-4567", "visits": 3},
        "created_at": "2026-03-14T18:30:00.000Z", "updated_at": "2026-03-15T18:30:00.000Z",
        "object_types": {"name": "Lead", "slug": "lead", "icon": "L"}, "deleted_at": null}}
      """;

  @RegisterExtension final KanvoServer kanvo = new KanvoServer();

  @Test
  void getsARecordWithEveryDocumentedField() throws Exception {
    kanvo.answers(RECORD);

    KanvoRecord record = kanvo.client().records().get("b3e1a2f4");

    assertThat(record.id()).isEqualTo("b3e1a2f4");
    assertThat(record.title()).isEqualTo("Johnson Property - Lawn Care");
    assertThat(record.objectTypeId()).isEqualTo("a1b2c3d4");
    assertThat(record.stageId()).isEqualTo("f5e6d7c8");
    assertThat(record.assigneeId()).isNull();
    assertThat(record.data()).containsEntry("phone", TextNode.valueOf("555-123-4567"));
    assertThat(record.createdAt()).isEqualTo(Instant.parse("2026-03-14T18:30:00Z"));
    assertThat(record.updatedAt()).isEqualTo(Instant.parse("2026-03-15T18:30:00Z"));
    assertThat(record.objectType().slug()).isEqualTo("lead");
    assertThat(record.additionalProperties()).containsOnlyKeys("deleted_at");
    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("GET /api/v1/records/b3e1a2f4");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KanvoServer.KEY);
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("User-Agent"))
        .matches("crmkit-java/\\d+\\.\\d+.* \\(Java \\d+\\)");
    assertThat(request.getHeaders().get("Content-Type")).isNull();
  }

  @Test
  void readsTheDataAsATypeOfTheCallers() {
    kanvo.answers(RECORD);

    assertThat(kanvo.client().records().get("b3e1a2f4").dataAs(Contact.class))
        .isEqualTo(new Contact("555-123-4567", 3));
  }

  record Contact(String phone, int visits) {}

  @Test
  void createsARecordInAPipelineStage() throws Exception {
    kanvo.answers(201, RECORD);

    KanvoRecord record =
        kanvo
            .client()
            .records()
            .create(
                KanvoRecordCreate.builder("lead")
                    .title("Smith Residence - Spring Cleanup")
                    .pipeline("main-sales")
                    .stage("new")
                    .data("phone", "555-999-0001")
                    .data("address", "42 Elm Street, Hartford CT")
                    .build());

    assertThat(record.id()).isEqualTo("b3e1a2f4");
    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/records");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(body(request))
        .isEqualTo(
            "{\"type\":\"lead\",\"title\":\"Smith Residence - Spring Cleanup\","
                + "\"pipeline\":\"main-sales\",\"stage\":\"new\","
                + "\"data\":{\"phone\":\"555-999-0001\",\"address\":\"42 Elm Street, Hartford CT\"}}");
  }

  @Test
  void sendsUndocumentedFieldsAndEveryDigitOfANumber() throws Exception {
    kanvo.answers(RECORD);

    kanvo
        .client()
        .records()
        .create(
            KanvoRecordCreate.builder("lead")
                .put("amount", new BigDecimal("0.10"))
                .put("big", new BigDecimal("1E+3"))
                .put("seen_at", Instant.parse("2026-06-17T14:20:00Z"))
                .put("tags", List.of("a", "b"))
                .put("none", null)
                .build());

    assertThat(body(kanvo.request()))
        .isEqualTo(
            "{\"type\":\"lead\",\"amount\":0.10,\"big\":1000,"
                + "\"seen_at\":\"2026-06-17T14:20:00Z\",\"tags\":[\"a\",\"b\"],\"none\":null}");
  }

  @Test
  void updateSendsNullForAnUnassignedRecordAndNothingForWhatIsNotSet() throws Exception {
    kanvo.answers(RECORD);

    kanvo
        .client()
        .records()
        .update("b3e1a2f4", KanvoRecordUpdate.builder().assigneeId(null).build());

    RecordedRequest request = kanvo.request();
    assertThat(line(request)).isEqualTo("PATCH /api/v1/records/b3e1a2f4");
    assertThat(body(request)).isEqualTo("{\"assignee_id\":null}");
  }

  @Test
  void mergeDataFetchesAndSendsTheWholeObject() throws Exception {
    kanvo.answers(RECORD).answers(RECORD);

    kanvo.client().records().mergeData("b3e1a2f4", Map.of("phone", "555-000-0000"));

    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/records/b3e1a2f4");
    RecordedRequest patch = kanvo.request();
    assertThat(line(patch)).isEqualTo("PATCH /api/v1/records/b3e1a2f4");
    assertThat(body(patch)).isEqualTo("{\"data\":{\"phone\":\"555-000-0000\",\"visits\":3}}");
  }

  @Test
  void deletesARecord() throws Exception {
    kanvo.answers("{\"success\": true, \"data\": {\"deleted\": true, \"id\": \"b3e1a2f4\"}}");

    kanvo.client().records().delete("b3e1a2f4");

    assertThat(line(kanvo.request())).isEqualTo("DELETE /api/v1/records/b3e1a2f4");
  }

  @Test
  void deleteOfAnUnknownRecordIsAnError() {
    kanvo.answers(404, "{\"success\": false, \"error\": \"Record not found\"}");

    assertThatThrownBy(() -> kanvo.client().records().delete("nope"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Kanvo (localhost): DELETE /api/v1/records/nope -> 404: Record not found");
  }

  @Test
  void anIdThatIsTheNameOfTheTasksIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> kanvo.client().records().delete("tasks"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must not be 'tasks': that is the name of another endpoint");
    assertThat(kanvo.requestCount()).isZero();
  }

  @Test
  void listsWithFiltersAndTheLargestPageUnlessToldOtherwise() throws Exception {
    kanvo.answers(list(1, "a")).answers(list(1, "a"));
    KanvoRecords records = kanvo.client().records();

    List<KanvoRecord> found =
        records
            .list(
                KanvoRecordQuery.builder()
                    .type("lead")
                    .search("Smith & Co")
                    .assigneeId("u-1")
                    .build())
            .stream()
            .toList();
    records.list(KanvoRecordQuery.builder().perPage(7).build()).firstPage();

    assertThat(found).extracting(KanvoRecord::id).containsExactly("a");
    assertThat(line(kanvo.request()))
        .isEqualTo(
            "GET /api/v1/records?type=lead&search=Smith%20%26%20Co&assignee_id=u-1&page=1&per_page=100");
    assertThat(line(kanvo.request())).isEqualTo("GET /api/v1/records?page=1&per_page=7");
  }

  @Test
  void firstPageTellsNumberSizeAndTotal() {
    kanvo.answers(
        "{\"success\": true, \"data\": [{\"id\": \"a\"}], \"meta\": {\"total\": 84, \"page\": 1, \"per_page\": 10}}");

    Page<KanvoRecord> page =
        kanvo.client().records().list(KanvoRecordQuery.builder().perPage(10).build()).firstPage();

    assertThat(page.items()).extracting(KanvoRecord::id).containsExactly("a");
    assertThat(page.number()).isEqualTo(1);
    assertThat(page.size()).isEqualTo(10);
    assertThat(page.total()).hasValue(84);
    assertThat(kanvo.requestCount()).isEqualTo(1);
  }

  private static String list(int total, String... ids) {
    return "{\"success\": true, \"data\": [%s], \"meta\": {\"total\": %s, \"page\": 1, \"per_page\": 100}}"
        .formatted(
            String.join(
                ",", List.of(ids).stream().map(id -> "{\"id\": \"%s\"}".formatted(id)).toList()),
            total);
  }
}
