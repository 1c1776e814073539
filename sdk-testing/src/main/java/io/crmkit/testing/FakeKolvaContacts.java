package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The operations under {@code /contacts}. Contacts live in an array within their client. */
final class FakeKolvaContacts {
  static final String FIELD = "contacts";
  private static final Field CLIENT = Field.required("client_id", ValueType.TEXT);
  private static final String ITEM = "/contacts/:id";
  private static final String READ = "read:clients";
  private static final String WRITE = "write:clients";

  private final FakeItems clients;
  private final Ids ids;
  private final StateEvents events;

  FakeKolvaContacts(FakeItems clients, Ids ids, StateEvents events) {
    this.events = events;
    this.clients = clients;
    this.ids = ids;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/contacts", READ, this::list)
            .query(clients.parameters(Field.optional("client_id", ValueType.TEXT))),
        Route.of("POST", "/contacts", WRITE, this::create).openBody(CLIENT),
        Route.of("GET", ITEM, READ, this::get).query(CLIENT),
        Route.of("PUT", ITEM, WRITE, this::update).openBody(KolvaAccount.updating(CLIENT)),
        Route.of("DELETE", ITEM, WRITE, this::delete).query(CLIENT));
  }

  /**
   * @throws ErrorReply 400 if there is no such client
   */
  ObjectNode client(String id) {
    if (!clients.exists(id)) {
      throw ErrorReply.badField("client_id", "Client '" + id + "' not found");
    }
    return clients.row(id);
  }

  ObjectNode add(ObjectNode fields) {
    String clientId = fields.path("client_id").asText();
    ObjectNode contact = Json.object().put("id", ids.uuid());
    contact.setAll(fields);
    ArrayNode contacts = contactsOf(client(clientId));
    save(clientId, contacts.add(contact));
    return contact;
  }

  private FakeResponse list(Call call) {
    call.query("client_id").ifPresent(this::client);
    List<ObjectNode> found = new ArrayList<>();
    clients
        .where(client -> Filters.text(call.query("client_id"), client.path("id")))
        .forEach(client -> client.path(FIELD).forEach(c -> found.add((ObjectNode) c)));
    return KolvaEnvelope.INSTANCE.page(KolvaEnvelope.INSTANCE.paging().cut(found, call));
  }

  private FakeResponse create(Call call) {
    return KolvaEnvelope.INSTANCE.created(add(call.body()));
  }

  private FakeResponse get(Call call) {
    ArrayNode contacts = contactsOf(client(clientOf(call)));
    return KolvaEnvelope.INSTANCE.item(contacts.get(indexOf(call, contacts)));
  }

  private FakeResponse update(Call call) {
    KolvaAccount.dropRepeated(call);
    String clientId = call.text("client_id").orElseThrow();
    ArrayNode contacts = contactsOf(client(clientId));
    ObjectNode contact = (ObjectNode) contacts.get(indexOf(call, contacts));
    contact.setAll(call.body());
    save(clientId, contacts);
    events.happened("contact_updated", contact);
    return KolvaEnvelope.INSTANCE.item(contact);
  }

  private FakeResponse delete(Call call) {
    ArrayNode contacts = contactsOf(client(clientOf(call)));
    contacts.remove(indexOf(call, contacts));
    save(clientOf(call), contacts);
    return KolvaEnvelope.INSTANCE.deleted(call.id());
  }

  private void save(String clientId, ArrayNode contacts) {
    clients.update(clientId, Json.object().set(FIELD, contacts));
  }

  private static String clientOf(Call call) {
    return call.query("client_id").orElseThrow();
  }

  /** A copy: rows never change. */
  private static ArrayNode contactsOf(ObjectNode client) {
    return client.withArray(FIELD).deepCopy();
  }

  private static int indexOf(Call call, JsonNode contacts) {
    for (int i = 0; i < contacts.size(); i++) {
      if (contacts.get(i).path("id").asText().equals(call.id())) {
        return i;
      }
    }
    throw ErrorReply.notFound("Contact '" + call.id() + "' not found");
  }
}
