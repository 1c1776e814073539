package io.crmkit.kolva;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.line;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.crmkit.NotFoundException;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each call of clients() and contacts() sends, and what it makes of the answer. */
class KolvaClientsTest {
  private static final String CLIENT =
      """
      {"data": {"id": "c1", "name": "Boulangerie Petit", "balance": 0.10,
        "contacts": [{"name": "Anne"}], "vat": null}}
      """;
  private static final String CONTACT =
      "{\"data\": {\"id\": \"p1\", \"client_id\": \"c1\", \"name\": \"Anne\"}}";

  @RegisterExtension final KolvaServer kolva = new KolvaServer();

  @Test
  void getsAClientWithEverythingThatIsNotDocumented() throws Exception {
    kolva.answers(CLIENT);

    KolvaClientRecord client = kolva.client().clients().get("c1");

    assertThat(client.id()).isEqualTo("c1");
    assertThat(client.additionalProperties())
        .containsOnlyKeys("name", "balance", "contacts", "vat")
        .containsEntry("name", TextNode.valueOf("Boulangerie Petit"));
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/clients/c1");
  }

  @Test
  void createsAClientFromUndocumentedFields() throws Exception {
    kolva.answers(201, CLIENT);

    kolva.client().clients().create(KolvaClientCreate.builder().put("name", "Petit").build());

    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("POST /api/v1/clients");
    assertThat(body(request)).isEqualTo("{\"name\":\"Petit\"}");
    assertThatThrownBy(() -> KolvaClientCreate.builder().build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void putsBackEverythingThatWasRead() throws Exception {
    kolva.answers(CLIENT).answers(CLIENT);
    KolvaClients clients = kolva.client().clients();

    KolvaClientRecord read = clients.get("c1");
    clients.update("c1", KolvaClientUpdate.from(read).put("name", "Grand").build());

    kolva.request();
    RecordedRequest request = kolva.request();
    assertThat(line(request)).isEqualTo("PUT /api/v1/clients/c1");
    assertThat(body(request))
        .hasSameSizeAs("{`name`:`Grand`,`balance`:0.10,`contacts`:[{`name`:`Anne`}],`vat`:null}")
        .contains("\"name\":\"Grand\"")
        .contains("\"balance\":0.10")
        .contains("\"contacts\":[{\"name\":\"Anne\"}]")
        .contains("\"vat\":null");
  }

  @Test
  void deactivatesAClient() throws Exception {
    kolva.answers(204, "").answers(404, "{\"error\": \"no such client\"}");

    kolva.client().clients().deactivate("c1");

    assertThat(kolva.nextLine()).isEqualTo("DELETE /api/v1/clients/c1");
    assertThatThrownBy(() -> kolva.client().clients().deactivate("nope"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void listsEveryPageOfClients() throws Exception {
    kolva
        .answers("{\"data\": [{\"id\": \"a\"}, {\"id\": 2}], \"total\": 3}")
        .answers("{\"data\": [{\"id\": \"c\"}], \"total\": 3}");

    assertThat(kolva.client().clients().list(KolvaQuery.builder().perPage(2).build()))
        .extracting(KolvaClientRecord::id)
        .containsExactly("a", "2", "c");

    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/clients?page=1&limit=2");
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/clients?page=2&limit=2");
    assertThat(kolva.requestCount()).isEqualTo(2);
  }

  @Test
  void listsAHundredAtOnceUnlessToldOtherwise() throws Exception {
    kolva.answers("{\"data\": [], \"total\": 0}");

    assertThat(kolva.client().clients().list()).isEmpty();

    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/clients?page=1&limit=100");
  }

  @Test
  void listsTheContactsOfAClient() throws Exception {
    String list = "{\"data\": [{\"name\": \"Anne\"}], \"total\": 1}";
    kolva.answers(list).answers(list);
    KolvaContacts contacts = kolva.client().contacts();

    assertThat(contacts.list(KolvaContactQuery.builder().clientId("c1").build()).stream().toList())
        .singleElement()
        .satisfies(contact -> assertThat(contact.id()).isNull())
        .satisfies(contact -> assertThat(contact.additionalProperties()).containsKey("name"));
    assertThat(contacts.list().stream()).hasSize(1);

    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/contacts?client_id=c1&page=1&limit=100");
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/contacts?page=1&limit=100");
  }

  @Test
  void contactsAreKnownByTheirClientAndTheirId() {
    kolva
        .answers(contacts(8, "A/1", "A/2", "B/1", "C/11"))
        .answers(contacts(8, "C/11", "D/1", "C1/1", "A/11"));

    assertThat(kolva.client().contacts().list(KolvaContactQuery.builder().perPage(4).build()))
        .extracting(contact -> contact.clientId() + "/" + contact.id())
        .containsExactly("A/1", "A/2", "B/1", "C/11", "D/1", "C1/1", "A/11");
  }

  @Test
  void contactsWhoseClientIsNotNamedAreAllDelivered() {
    kolva
        .answers("{\"data\": [{\"id\": \"1\"}], \"total\": 2}")
        .answers("{\"data\": [{\"id\": \"1\", \"name\": \"Anne\"}], \"total\": 2}");

    assertThat(kolva.client().contacts().list(KolvaContactQuery.builder().perPage(1).build()))
        .hasSize(2);
  }

  private static String contacts(int total, String... names) {
    return Stream.of(names)
        .map(name -> name.split("/"))
        .map(name -> "{\"client_id\": \"%s\", \"id\": \"%s\"}".formatted(name[0], name[1]))
        .collect(joining(",", "{\"data\": [", "], \"total\": %s}".formatted(total)));
  }

  @Test
  void getsAContactWithinItsClient() throws Exception {
    kolva.answers(CONTACT);

    KolvaContact contact = kolva.client().contacts().get("c1", "p1");

    assertThat(contact.id()).isEqualTo("p1");
    assertThat(contact.clientId()).isEqualTo("c1");
    assertThat(kolva.nextLine()).isEqualTo("GET /api/v1/contacts/p1?client_id=c1");
    assertThatThrownBy(() -> kolva.client().contacts().get(" ", "p1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clientId is blank");
  }

  @Test
  void createsAndChangesAContactWithinItsClient() throws Exception {
    kolva.answers(201, CONTACT).answers(CONTACT).answers(CONTACT);
    KolvaContacts contacts = kolva.client().contacts();

    KolvaContact contact =
        contacts.create(KolvaContactCreate.builder("c1").put("name", "A").build());
    contacts.update("p1", KolvaContactUpdate.from("c1", contact).put("name", "B").build());
    contacts.update("p1", KolvaContactUpdate.builder("c1").put("phone", "1").build());

    RecordedRequest post = kolva.request();
    assertThat(line(post)).isEqualTo("POST /api/v1/contacts");
    assertThat(body(post)).isEqualTo("{\"client_id\":\"c1\",\"name\":\"A\"}");
    RecordedRequest put = kolva.request();
    assertThat(line(put)).isEqualTo("PUT /api/v1/contacts/p1");
    assertThat(body(put)).isEqualTo("{\"client_id\":\"c1\",\"name\":\"B\"}");
    assertThat(body(kolva.request())).isEqualTo("{\"client_id\":\"c1\",\"phone\":\"1\"}");
  }

  @Test
  void deletesAContactWithinItsClient() throws Exception {
    kolva.answers("{\"data\": null}");

    kolva.client().contacts().delete("c1", "p1");

    assertThat(kolva.nextLine()).isEqualTo("DELETE /api/v1/contacts/p1?client_id=c1");
  }
}
