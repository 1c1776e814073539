package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call of deals() sends, and what it makes of the answer. */
class KolvaDealsTest {
  private static final String DEAL =
      """
      {"data": {"id": "d1", "client_id": "c1", "total_ht": 0.10, "currency": "EUR",
        "status": "open", "total_ttc": 0.120, "lines": [{"qty": 1.50}]}}
      """;

  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  @Test
  void getsADealWithEveryDocumentedField() throws Exception {
    kolva.answers(DEAL);

    KolvaDeal deal = kolva.client().deals().get("d1");

    assertThat(deal.id()).isEqualTo("d1");
    assertThat(deal.clientId()).isEqualTo("c1");
    assertThat(deal.totalHt()).isEqualTo(new BigDecimal("0.10"));
    assertThat(deal.currency()).isEqualTo("EUR");
    assertThat(deal.status()).isEqualTo("open");
    assertThat(deal.additionalProperties()).containsOnlyKeys("total_ttc", "lines");
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/deals/d1");
  }

  @ParameterizedTest
  @CsvSource({"1500, 1500", "0.10, 0.10", "1E+3, 1000", "1500.00, 1500.00"})
  void sendsAmountsDigitByDigit(String amount, String sent) throws Exception {
    kolva.answers(201, DEAL);

    kolva
        .client()
        .deals()
        .create(KolvaDealCreate.builder("c1").totalHt(new BigDecimal(amount)).build());

    assertThat(body(kolva.request())).isEqualTo("{\"client_id\":\"c1\",\"total_ht\":" + sent + "}");
  }

  @Test
  void readsAnAmountSentAsText() {
    kolva.answers("{\"data\": {\"id\": \"d1\", \"total_ht\": \"1500.00\"}}");

    assertThat(kolva.client().deals().get("d1").totalHt()).isEqualTo(new BigDecimal("1500.00"));
  }

  @Test
  void putsBackEverythingThatWasReadDigitByDigit() throws Exception {
    kolva.answers(DEAL).answers(DEAL);
    KolvaDeals deals = kolva.client().deals();

    deals.update("d1", KolvaDealUpdate.from(deals.get("d1")).status("won").build());

    kolva.request();
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("PUT /api/v1/deals/d1");
    assertThat(body(request))
        .startsWith(
            "{\"client_id\":\"c1\",\"total_ht\":0.10,\"currency\":\"EUR\",\"status\":\"won\",")
        .contains("\"total_ttc\":0.120")
        .contains("\"lines\":[{\"qty\":1.50}]")
        .doesNotContain("\"id\"");
  }

  @Test
  void whatWasNotReadIsNotPutBack() throws Exception {
    kolva.answers("{\"data\": {\"id\": \"d1\"}}").answers(DEAL);
    KolvaDeals deals = kolva.client().deals();

    deals.update("d1", KolvaDealUpdate.from(deals.get("d1")).status("won").build());

    kolva.request();
    assertThat(body(kolva.request())).isEqualTo("{\"status\":\"won\"}");
    assertThatThrownBy(() -> KolvaDealUpdate.builder().build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsAndDeletes() throws Exception {
    kolva.answers("{\"data\": [{\"id\": \"d1\"}], \"total\": 1}").answers("{\"data\": {}}");
    KolvaDeals deals = kolva.client().deals();

    assertThat(deals.list()).extracting(KolvaDeal::id).containsExactly("d1");
    deals.delete("d1");

    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/deals?page=1&limit=100");
    assertThat(kolva.nextLine()).isEqualTo("DELETE /api/v1/deals/d1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "€", " EUR"})
  void refusesACurrencyThatIsNoCode(String currency) {
    assertThatThrownBy(() -> KolvaDealCreate.builder("c1").currency(currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("currency is no ISO 4217 code such as EUR: " + currency);
  }
}
