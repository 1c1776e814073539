package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.ApiException;
import io.crmkit.AuthenticationException;
import io.crmkit.BadRequestException;
import io.crmkit.NotFoundException;
import io.crmkit.Page;
import io.crmkit.PermissionDeniedException;
import io.crmkit.kolva.KolvaAuthentication;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaClientRecord;
import io.crmkit.kolva.KolvaClientUpdate;
import io.crmkit.kolva.KolvaContact;
import io.crmkit.kolva.KolvaContactCreate;
import io.crmkit.kolva.KolvaContactQuery;
import io.crmkit.kolva.KolvaContactUpdate;
import io.crmkit.kolva.KolvaDeal;
import io.crmkit.kolva.KolvaDealCreate;
import io.crmkit.kolva.KolvaDealUpdate;
import io.crmkit.kolva.KolvaQuery;
import io.crmkit.kolva.KolvaVisit;
import io.crmkit.kolva.KolvaVisitCreate;
import io.crmkit.kolva.KolvaVisitQuery;
import io.crmkit.kolva.KolvaVisitStatus;
import io.crmkit.kolva.KolvaVisitUpdate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake, through the client that users have. */
class FakeKolvaTest {
  @RegisterExtension static final FakeKolva fake = FakeKolva.create();
  private final KolvaClient kolva = fake.client();

  @AfterEach
  void close() {
    kolva.close();
  }

  private String clientId() {
    return kolva.clients().create(KolvaClientCreate.builder().put("name", "Petit").build()).id();
  }

  private String error(String method, String path, Object body) {
    return catchThrowableOfType(
            ApiException.class, () -> kolva.request(method, path, Map.of(), body))
        .errorMessage()
        .orElseThrow();
  }

  @Test
  void keepsAClientThroughItsLife() {
    String id = clientId();

    KolvaClientRecord read = kolva.clients().get(id);
    kolva.clients().update(id, KolvaClientUpdate.from(read).put("vat", "FR1").build());

    Map<String, ?> fields = kolva.clients().get(id).additionalProperties();
    assertThat(fields).containsOnlyKeys("name", "vat", "contacts", "created_at", "updated_at");
    assertThat(fields.get("vat")).hasToString("\"FR1\"");
    kolva.clients().deactivate(id);
    assertThatThrownBy(() -> kolva.clients().get(id)).isInstanceOf(NotFoundException.class);
    assertThat(kolva.clients().list()).isEmpty();
  }

  @Test
  void keepsContactsWithinTheirClient() {
    String one = clientId();
    String other = clientId();
    KolvaContact anne =
        kolva.contacts().create(KolvaContactCreate.builder(one).put("name", "Anne").build());
    kolva.contacts().create(KolvaContactCreate.builder(other).put("name", "Ben").build());

    assertThat(names(KolvaContactQuery.builder().build())).containsExactly("Anne", "Ben");
    assertThat(names(KolvaContactQuery.builder().clientId(one).build())).containsExactly("Anne");
    assertThat(kolva.contacts().get(one, anne.id())).isEqualTo(anne);
    assertThat(kolva.clients().get(one).additionalProperties().get("contacts")).hasSize(1);
    assertThatThrownBy(() -> kolva.contacts().get(other, anne.id()))
        .isInstanceOf(NotFoundException.class);

    kolva
        .contacts()
        .update(anne.id(), KolvaContactUpdate.from(one, anne).put("name", "Ann").build());
    assertThat(names(KolvaContactQuery.builder().clientId(one).build())).containsExactly("Ann");

    kolva.contacts().delete(one, anne.id());
    assertThat(kolva.clients().get(one).additionalProperties().get("contacts")).isEmpty();
  }

  private List<String> names(KolvaContactQuery query) {
    return kolva.contacts().list(query).stream()
        .map(contact -> contact.additionalProperties().get("name").textValue())
        .toList();
  }

  @Test
  void anUpdateMayRepeatAllThatWasRead() {
    KolvaDeal deal =
        kolva.deals().create(KolvaDealCreate.builder(clientId()).currency("EUR").build());

    KolvaDeal won =
        kolva.deals().update(deal.id(), KolvaDealUpdate.from(deal).status("won").build());

    assertThat(won.status()).isEqualTo("won");
    assertThat(won.currency()).isEqualTo("EUR");
    assertThat(won.additionalProperties().get("created_at"))
        .isEqualTo(deal.additionalProperties().get("created_at"));
  }

  @Test
  void aPutMayRepeatTheIdOfItsPathAndNoOther() {
    String client = clientId();
    KolvaDeal deal = kolva.deals().create(KolvaDealCreate.builder(client).build());

    kolva.request("PUT", "deals/" + deal.id(), Map.of(), Map.of("id", deal.id(), "status", "won"));
    kolva.request("PUT", "clients/" + client, Map.of(), Map.of("id", client, "name", "Grand"));

    assertThat(kolva.deals().get(deal.id()).status()).isEqualTo("won");
    assertThat(error("PUT", "deals/" + deal.id(), Map.of("id", "another")))
        .isEqualTo("Field 'id' must be that of the path: '" + deal.id() + "'");
  }

  @Test
  void takesUndocumentedFieldsWhenToldTo() {
    Map<String, String> body = Map.of("client_id", clientId(), "probability", "high");
    assertThat(error("POST", "deals", body)).startsWith("Field 'probability' is not documented");

    fake.allowUndocumentedFields();
    kolva.request("POST", "deals", Map.of(), body);

    assertThat(kolva.deals().list())
        .singleElement()
        .satisfies(deal -> assertThat(deal.additionalProperties()).containsKey("probability"));
  }

  @Test
  void refusesPagesOfMoreThanAHundred() {
    assertThatThrownBy(() -> kolva.request("GET", "clients", Map.of("limit", "1000"), null))
        .hasMessageContaining("Query parameter 'limit' must be 1 to 100: 1000");
  }

  @Test
  void keepsADealDigitByDigit() {
    KolvaDeal deal =
        kolva
            .deals()
            .create(
                KolvaDealCreate.builder(clientId())
                    .totalHt(new BigDecimal("1500.10"))
                    .currency("EUR")
                    .build());

    KolvaDeal won =
        kolva.deals().update(deal.id(), KolvaDealUpdate.builder().status("won").build());

    assertThat(won.totalHt()).isEqualTo(new BigDecimal("1500.10"));
    assertThat(won.status()).isEqualTo("won");
    assertThat(kolva.deals().list()).extracting(KolvaDeal::id).containsExactly(deal.id());
    kolva.deals().delete(deal.id());
    assertThatThrownBy(() -> kolva.deals().get(deal.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void keepsAVisitAndFiltersByStatus() {
    KolvaVisit visit =
        kolva
            .visits()
            .create(
                KolvaVisitCreate.builder(clientId())
                    .commercialId("rep-uuid")
                    .plannedDate(LocalDate.of(2026, 3, 15))
                    .type("visit")
                    .build());
    KolvaVisitQuery completed =
        KolvaVisitQuery.builder().status(KolvaVisitStatus.COMPLETED).build();
    assertThat(visit.status()).isEqualTo(new KolvaVisitStatus("planned"));
    assertThat(kolva.visits().list(completed)).isEmpty();

    kolva
        .visits()
        .update(
            visit.id(),
            KolvaVisitUpdate.builder()
                .status(KolvaVisitStatus.COMPLETED)
                .put("check_in_at", "2026-03-15T09:00:00Z")
                .build());

    assertThat(kolva.visits().list(completed).firstPage().total()).hasValue(1);
    KolvaVisit read = kolva.visits().get(visit.id());
    assertThat(read.plannedDate()).isEqualTo(LocalDate.of(2026, 3, 15));
    assertThat(read.additionalProperties()).containsKey("check_in_at");
    kolva.visits().delete(visit.id());
    assertThat(kolva.visits().list()).isEmpty();
  }

  @Test
  void pagesAsDocumented() {
    fake.seed(45);

    Page<KolvaClientRecord> page =
        kolva.clients().list(KolvaQuery.builder().perPage(10).build()).firstPage();

    assertThat(page.items()).hasSize(10);
    assertThat(page.total()).hasValue(45);
    assertThat(kolva.clients().list(KolvaQuery.builder().perPage(10).build())).hasSize(45);
    assertThat(kolva.request("GET", "clients", Map.of(), null).path("data")).hasSize(20);
  }

  @Test
  void seedsTheSameEachTime() {
    fake.seed(8);
    List<KolvaDeal> deals = kolva.deals().list().stream().toList();
    List<String> contacts = names(KolvaContactQuery.builder().build());
    fake.reset();
    fake.seed(8);

    assertThat(deals).hasSize(8).allMatch(deal -> deal.totalHt().scale() == 2);
    assertThat(contacts).hasSize(8);
    assertThat(kolva.visits().list().stream()).hasSize(8);
    assertThat(kolva.deals().list().stream().map(KolvaDeal::totalHt).toList())
        .isEqualTo(deals.stream().map(KolvaDeal::totalHt).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'client_id': 'x', 'total': 1}|Field 'total' is not documented here. Accepted: client_id, total_ht, currency, status",
        "{'client_id': 'x', 'total_ht': '1'}|Field 'total_ht' must be a number: '1'",
        "{'client_id': 'x', 'currency': 'euro'}|Field 'currency' must be an ISO 4217 code such as EUR: 'euro'",
        "{'total_ht': 1}|Field 'client_id' is required",
        "{'client_id': 'x'}|Client 'x' not found"
      },
      quoteCharacter = '"')
  void refusesADealThatIsNotAsDocumented(String body, String error) throws Exception {
    JsonNode fields = Json.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

    assertThat(error("POST", "deals", fields).replace('"', '\'')).isEqualTo(error);
    assertThat(kolva.deals().list()).isEmpty();
  }

  @Test
  void refusesWhatElseIsNotDocumented() {
    assertThat(error("POST", "clients", Map.of("id", "mine")))
        .startsWith("Field 'id' is not documented here.");
    assertThat(error("POST", "clients", Map.of("contacts", "Anne")))
        .isEqualTo("Field 'contacts' must be an array of objects: \"Anne\"");
    assertThat(error("POST", "visits", Map.of("client_id", clientId(), "planned_date", "2026-3-5")))
        .isEqualTo("Field 'planned_date' must be a date such as 2026-06-30: \"2026-3-5\"");
    assertThat(error("GET", "contacts/x", null))
        .isEqualTo("Query parameter 'client_id' is required");
    assertThat(error("PATCH", "deals/x", Map.of("status", "won")))
        .isEqualTo("PATCH is not documented here. Accepted: DELETE, GET, PUT");
    assertThatThrownBy(
            () ->
                kolva.visits().list(KolvaVisitQuery.builder().put("rep", "x").build()).firstPage())
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Query parameter 'rep' is not documented here.");
  }

  @Test
  void takesTheKeyInBothPlaces() {
    try (KolvaClient bearer = client(fake.apiKey(), KolvaAuthentication.BEARER);
        KolvaClient unknown = client("kolva_sk_no", KolvaAuthentication.KEY_HEADER)) {
      assertThat(bearer.deals().list()).isEmpty();
      assertThatThrownBy(() -> unknown.deals().list().firstPage())
          .isInstanceOf(AuthenticationException.class);
    }
  }

  @Test
  void needsTheDocumentedScope() {
    try (KolvaClient reader =
        client(fake.apiKey(KolvaScope.READ_DEALS), KolvaAuthentication.KEY_HEADER)) {
      assertThat(reader.deals().list()).isEmpty();
      assertThatThrownBy(() -> reader.deals().delete("d"))
          .isInstanceOf(PermissionDeniedException.class)
          .hasMessageContaining("API key lacks the required scope: write:deals");
      assertThatThrownBy(() -> reader.clients().get("c"))
          .hasMessageContaining("API key lacks the required scope: read:clients");
    }
  }

  private static KolvaClient client(String key, KolvaAuthentication authentication) {
    return KolvaClient.builder()
        .apiKey(key)
        .authentication(authentication)
        .baseUrl(fake.baseUrl())
        .build();
  }
}
