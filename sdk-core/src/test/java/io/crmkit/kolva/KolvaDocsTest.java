package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.header;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The four examples of Kolva's developer page, and that they send what the page says. */
class KolvaDocsTest {
  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  /** {@code curl -X GET "https://kolva.ai/api/v1/clients?page=1&limit=10" -H "X-Kolva-Key: …"} */
  @Test
  void listsClients() throws Exception {
    kolva.answers("{\"data\": [{\"id\": \"c1\"}], \"total\": 1}");

    kolva.client().clients().list(KolvaQuery.builder().perPage(10).build()).firstPage();

    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("GET /api/v1/clients?page=1&limit=10");
    assertThat(header(request, "X-Kolva-Key")).isEqualTo(KolvaServer.KEY);
    assertThat(header(request, "Authorization")).isNull();
    assertThat(body(request)).isEmpty();
  }

  /**
   * {@code curl -X POST …/deals with {"client_id": "uuid", "total_ht": 1500, "currency": "EUR"}}
   */
  @Test
  void createsADeal() throws Exception {
    kolva.answers(201, "{\"data\": {\"id\": \"d1\", \"total_ht\": 1500, \"currency\": \"EUR\"}}");

    KolvaDeal deal =
        kolva
            .client()
            .deals()
            .create(
                KolvaDealCreate.builder("uuid")
                    .totalHt(new BigDecimal("1500"))
                    .currency("EUR")
                    .build());

    assertThat(deal.totalHt()).isEqualTo(new BigDecimal("1500"));
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/deals");
    assertThat(header(request, "X-Kolva-Key")).isEqualTo(KolvaServer.KEY);
    assertThat(header(request, "Content-Type")).isEqualTo("application/json");
    assertThat(body(request))
        .isEqualTo("{\"client_id\":\"uuid\",\"total_ht\":1500,\"currency\":\"EUR\"}");
  }

  /** fetch("…/visits?status=completed") and its total; the SDK names page and size, too. */
  @Test
  void countsCompletedVisits() throws Exception {
    kolva.answers("{\"data\": [{\"id\": \"v1\", \"status\": \"completed\"}], \"total\": 37}");

    Page<KolvaVisit> page =
        kolva
            .client()
            .visits()
            .list(KolvaVisitQuery.builder().status(KolvaVisitStatus.COMPLETED).build())
            .firstPage();

    assertThat(page.total()).hasValue(37);
    assertThat(page.items().get(0).status()).isEqualTo(KolvaVisitStatus.COMPLETED);
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("GET /api/v1/visits?status=completed&page=1&limit=100");
    assertThat(header(request, "X-Kolva-Key")).isEqualTo(KolvaServer.KEY);
  }

  /** fetch("…/visits", {method: "POST", body: JSON.stringify({client_id: …, type: "visit"})}) */
  @Test
  void plansAVisit() throws Exception {
    kolva.answers("{\"data\": {\"id\": \"v1\", \"planned_date\": \"2026-03-15\"}}");

    KolvaVisit visit =
        kolva
            .client()
            .visits()
            .create(
                KolvaVisitCreate.builder("client-uuid")
                    .commercialId("rep-uuid")
                    .plannedDate(LocalDate.of(2026, 3, 15))
                    .type("visit")
                    .build());

    assertThat(visit.plannedDate()).isEqualTo(LocalDate.of(2026, 3, 15));
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/visits");
    assertThat(header(request, "X-Kolva-Key")).isEqualTo(KolvaServer.KEY);
    assertThat(header(request, "Content-Type")).isEqualTo("application/json");
    assertThat(body(request))
        .isEqualTo(
            "{\"client_id\":\"client-uuid\",\"commercial_id\":\"rep-uuid\","
                + "\"planned_date\":\"2026-03-15\",\"type\":\"visit\"}");
  }
}
