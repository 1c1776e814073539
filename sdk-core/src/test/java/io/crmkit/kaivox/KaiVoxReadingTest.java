package io.crmkit.kaivox;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What customers(), calls(), staff() and services() send, and what they make of the answers. */
class KaiVoxReadingTest {
  private static final String ONE = "{\"success\": true, \"data\": {\"id\": 7, \"name\": \"Ada\"}}";
  private static final String LIST =
      "{\"success\": true, \"data\": [{\"id\": 7}], \"meta\": {\"page\": 1, \"per_page\": 100, \"total\": 1}}";

  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Hello\"|Hello",
        "[{\"role\":\"ai\"}]|[{\"role\":\"ai\"}]",
        "{\"score\":0.10}|{\"score\":0.10}",
        "0.75|0.75"
      })
  void getsACallWhateverItsTranscriptAndSentimentAre(String sent, String read) throws Exception {
    kaivox.answers(
        "{\"data\": {\"id\": 7, \"transcript\": %s, \"sentiment\": %s, \"duration\": 63}}"
            .formatted(sent, sent));

    KaiVoxCall call = kaivox.client().calls().get("7");

    assertThat(call.transcript()).isEqualTo(read);
    assertThat(call.sentiment()).isEqualTo(read);
    assertThat(call.additionalProperties()).containsOnlyKeys("duration");
    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/calls/7");
  }

  @Test
  void getsACallWithoutTranscript() {
    kaivox.answers("{\"data\": {\"id\": 7, \"transcript\": null}}");

    KaiVoxCall call = kaivox.client().calls().get("7");

    assertThat(call.transcript()).isNull();
    assertThat(call.sentiment()).isNull();
  }

  @Test
  void listsCalls() throws Exception {
    kaivox.answers(LIST);

    assertThat(kaivox.client().calls().list()).extracting(KaiVoxCall::id).containsExactly("7");

    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/calls?page=1&per_page=100");
  }

  @Test
  void listsAndGetsStaff() throws Exception {
    kaivox.answers(LIST).answers(ONE);
    KaiVoxStaff staff = kaivox.client().staff();

    assertThat(staff.list()).extracting(KaiVoxStaffMember::id).containsExactly("7");
    assertThat(staff.get("7").additionalProperties())
        .containsEntry("name", TextNode.valueOf("Ada"));

    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/staff?page=1&per_page=100");
    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/staff/7");
  }

  @Test
  void listsAndGetsServices() throws Exception {
    kaivox.answers(LIST).answers(ONE);
    KaiVoxServices services = kaivox.client().services();

    assertThat(services.list(KaiVoxQuery.builder().perPage(5).build()))
        .extracting(KaiVoxService::id)
        .containsExactly("7");
    assertThat(services.get("7").additionalProperties()).containsKey("name");

    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/services?page=1&per_page=5");
    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/services/7");
  }

  @Test
  void listsAndGetsCustomers() throws Exception {
    kaivox.answers(LIST).answers(ONE);
    KaiVoxCustomers customers = kaivox.client().customers();

    List<KaiVoxCustomer> found =
        customers.list(KaiVoxQuery.builder().put("search", "Ada").build()).stream().toList();
    assertThat(found).extracting(KaiVoxCustomer::id).containsExactly("7");
    assertThat(customers.get("7").additionalProperties()).containsOnlyKeys("name");

    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/customers?search=Ada&page=1&per_page=100");
    assertThat(kaivox.nextLine()).isEqualTo("GET /api/v1/customers/7");
  }

  @Test
  void createsAndChangesACustomerByUndocumentedFields() throws Exception {
    kaivox.answers(201, ONE).answers(ONE);
    KaiVoxCustomers customers = kaivox.client().customers();

    customers.create(KaiVoxCustomerCreate.builder().put("name", "Ada").build());
    customers.update("7", KaiVoxCustomerUpdate.builder().put("notes", null).build());

    RecordedRequest post = kaivox.request();
    assertThat(line(post)).isEqualTo("POST /api/v1/customers");
    assertThat(body(post)).isEqualTo("{\"name\":\"Ada\"}");
    RecordedRequest patch = kaivox.request();
    assertThat(line(patch)).isEqualTo("PATCH /api/v1/customers/7");
    assertThat(body(patch)).isEqualTo("{\"notes\":null}");
    assertThatThrownBy(() -> KaiVoxCustomerCreate.builder().build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KaiVoxCustomerUpdate.builder().build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
