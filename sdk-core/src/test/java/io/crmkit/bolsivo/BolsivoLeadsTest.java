package io.crmkit.bolsivo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.DecodingException;
import io.crmkit.Page;
import io.crmkit.PagingException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads().list() makes of the shapes that an answer may have, and when it asks for more. */
class BolsivoLeadsTest {
  @RegisterExtension final BolsivoServer bolsivo = new BolsivoServer();

  private List<String> ids() {
    return bolsivo.client().leads().list().stream().map(BolsivoLead::id).toList();
  }

  @Test
  void readsEveryFieldThatIsNamedAnywhere() {
    bolsivo.answers(
        """
        [{"lead_id": "lead_xyz789", "business_name": "Sunrise Office Park", "status": "qualified",
          "score": 82, "fit_reason": "180+ reviews", "address": {"city": "Bellevue"},
          "phone": "555-0100", "org_id": "org_abc123"}]
        """);

    BolsivoLead lead = bolsivo.client().leads().list().iterator().next();

    assertThat(lead.id()).isEqualTo("lead_xyz789");
    assertThat(lead.businessName()).isEqualTo("Sunrise Office Park");
    assertThat(lead.status()).isEqualTo(BolsivoLeadStatus.QUALIFIED);
    assertThat(lead.score()).isEqualTo(82);
    assertThat(lead.fitReason()).isEqualTo("180+ reviews");
    assertThat(lead.address()).isEqualTo("{\"city\":\"Bellevue\"}");
    assertThat(lead.phone()).isEqualTo("555-0100");
    assertThat(lead.additionalProperties()).containsOnlyKeys("org_id");
  }

  @Test
  void readsALeadThatHoldsNothingExpected() {
    bolsivo.answers("[{\"status\": \"paused\", \"x\": 1}]");

    BolsivoLead lead = bolsivo.client().leads().list().iterator().next();

    assertThat(lead.id()).isNull();
    assertThat(lead.status()).isEqualTo(new BolsivoLeadStatus("paused"));
    assertThat(lead.additionalProperties()).containsOnlyKeys("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\": \"a\"}, {\"id\": 2}]",
        "{\"data\": [{\"id\": \"a\"}, {\"id\": 2}]}",
        "{\"leads\": [{\"lead_id\": \"a\"}, {\"id\": 2}]}",
        "{\"leads\": [{\"id\": \"a\"}, {\"id\": 2}], \"total\": 2}",
        "{\"next_page\": null, \"leads\": [{\"id\": \"a\"}, {\"id\": 2}]}"
      })
  void oneRequestGetsAListThatNamesNoMore(String answer) throws Exception {
    bolsivo.answers(answer);

    assertThat(ids()).containsExactly("a", "2");

    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads");
    assertThat(bolsivo.requestCount()).isEqualTo(1);
  }

  @Test
  void asksForMoreWhenTheTotalIsLarger() throws Exception {
    bolsivo
        .answers("{\"leads\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"total\": 3}")
        .answers("{\"leads\": [{\"id\": \"c\"}], \"total\": 3}")
        .answers("{\"leads\": [], \"total\": 3}");

    assertThat(ids()).containsExactly("a", "b", "c");

    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads");
    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads?page=2");
  }

  @Test
  void followsTheNextPage() throws Exception {
    bolsivo
        .answers("{\"data\": [{\"id\": \"a\"}], \"next_page\": 2}")
        .answers("{\"data\": [{\"id\": \"b\"}], \"next_page\": null}");

    assertThat(ids()).containsExactly("a", "b");

    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads");
    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads?page=2");
    assertThat(bolsivo.requestCount()).isEqualTo(2);
  }

  @Test
  void endsWhenTheServerDoesNotUnderstandPages() {
    String same = "{\"data\": [{\"id\": \"a\"}], \"next_page\": 2}";
    bolsivo.answers(same).answers(same);

    assertThat(ids()).containsExactly("a");
    assertThat(bolsivo.requestCount()).isEqualTo(2);
  }

  @Test
  void saysSoWhenThereAreMoreLeadsThanTheServerGives() {
    String same = "{\"leads\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"total\": 9}";
    bolsivo.answers(same).answers(same).answers(same);
    List<String> ids = new ArrayList<>();

    assertThatThrownBy(() -> bolsivo.client().leads().list().forEach(lead -> ids.add(lead.id())))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("page 3 holds the same items as the pages before it");

    assertThat(ids).containsExactly("a", "b");
    assertThat(bolsivo.requestCount()).isEqualTo(3);
  }

  @Test
  void passesParametersOnAndCountsThePage() throws Exception {
    bolsivo.answers("[{\"id\": \"a\"}]");

    Page<BolsivoLead> page =
        bolsivo
            .client()
            .leads()
            .list(BolsivoLeadQuery.builder().put("status", "replied").build())
            .firstPage();

    assertThat(page.size()).isEqualTo(1);
    assertThat(page.total()).isEmpty();
    assertThat(bolsivo.nextLine()).isEqualTo("GET /api/leads?status=replied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"leads\": {}}", "\"leads\"", "[1]", "{\"items\": []}"})
  void anAnswerWithoutAListIsAnError(String answer) {
    bolsivo.answers(answer);

    assertThatThrownBy(this::ids).isInstanceOf(DecodingException.class);
  }

  @Test
  void saysWhereItLookedForTheList() {
    bolsivo.answers("{\"items\": []}");

    assertThatThrownBy(this::ids).hasMessageContaining("it has no field 'data' or 'leads'");
  }
}
