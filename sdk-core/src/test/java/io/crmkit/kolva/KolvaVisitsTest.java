package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each call of visits() sends, and what it makes of the answer. */
class KolvaVisitsTest {
  private static final String VISIT =
      """
      {"data": {"id": "v1", "client_id": "c1", "commercial_id": "r1", "type": "visit",
        "planned_date": "2026-03-15T00:00:00.000Z", "status": "en_route", "check_in_at": "09:02"}}
      """;

  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  @Test
  void getsAVisitWithAStatusThatIsNotDocumented() throws Exception {
    kolva.answers(VISIT);

    KolvaVisit visit = kolva.client().visits().get("v1");

    assertThat(visit.clientId()).isEqualTo("c1");
    assertThat(visit.commercialId()).isEqualTo("r1");
    assertThat(visit.plannedDate()).isEqualTo(LocalDate.of(2026, 3, 15));
    assertThat(visit.type()).isEqualTo("visit");
    assertThat(visit.status()).isEqualTo(new KolvaVisitStatus("en_route")).hasToString("en_route");
    assertThat(visit.additionalProperties()).containsOnlyKeys("check_in_at");
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/visits/v1");
  }

  @Test
  void putsBackAVisitOnAnotherDay() throws Exception {
    kolva.answers(VISIT).answers(VISIT);
    KolvaVisits visits = kolva.client().visits();

    visits.update(
        "v1",
        KolvaVisitUpdate.from(visits.get("v1")).plannedDate(LocalDate.of(2026, 4, 1)).build());

    kolva.request();
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("PUT /api/v1/visits/v1");
    assertThat(body(request))
        .isEqualTo(
            "{\"client_id\":\"c1\",\"commercial_id\":\"r1\",\"planned_date\":\"2026-04-01\","
                + "\"type\":\"visit\",\"status\":\"en_route\",\"check_in_at\":\"09:02\"}");
  }

  @Test
  void checksInByAnUndocumentedField() throws Exception {
    kolva.answers(VISIT);

    kolva
        .client()
        .visits()
        .update(
            "v1",
            KolvaVisitUpdate.builder()
                .status(KolvaVisitStatus.COMPLETED)
                .put("check_in_at", "2026-03-15T09:02:00Z")
                .build());

    assertThat(body(kolva.request()))
        .isEqualTo("{\"status\":\"completed\",\"check_in_at\":\"2026-03-15T09:02:00Z\"}");
  }

  @Test
  void listsAndDeletes() throws Exception {
    kolva.answers("{\"data\": [{\"id\": \"v1\"}], \"total\": 1}").answers("{\"data\": {}}");
    KolvaVisits visits = kolva.client().visits();

    assertThat(visits.list()).extracting(KolvaVisit::status).containsOnlyNulls();
    visits.delete("v1");

    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/visits?page=1&limit=100");
    assertThat(kolva.nextLine()).isEqualTo("DELETE /api/v1/visits/v1");
  }
}
