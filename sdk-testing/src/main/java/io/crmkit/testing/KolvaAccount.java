package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The whole state of a {@link FakeKolva} between two resets. */
final class KolvaAccount {
  private static final Field CONTACTS =
      Field.optional(FakeKolvaContacts.FIELD, ValueType.OBJECT_LIST);
  private static final Set<String> CLIENT_ID = Set.of("client_id");
  private static final Field[] DEAL = {
    Field.optional("client_id", ValueType.TEXT),
    Field.optional("total_ht", ValueType.NUMBER),
    Field.optional("currency", ValueType.CURRENCY),
    Field.optional("status", ValueType.TEXT)
  };
  private static final Field[] VISIT = {
    Field.optional("client_id", ValueType.TEXT),
    Field.optional("commercial_id", ValueType.TEXT),
    Field.optional("planned_date", ValueType.DAY),
    Field.optional("type", ValueType.TEXT),
    Field.optional("status", ValueType.TEXT)
  };

  /** What answers hold beside the documented fields. A PUT may repeat it, to no effect. */
  private static final Field[] READ_ONLY = {
    Field.optional("id", ValueType.TEXT),
    Field.optional("created_at", ValueType.TEXT),
    Field.optional("updated_at", ValueType.TEXT)
  };

  private static final Field[] CLIENT_UPDATE = updating(CONTACTS);
  private static final Field[] DEAL_UPDATE = updating(DEAL);
  private static final Field[] VISIT_UPDATE = updating(VISIT);

  private final Ids ids = new Ids();
  private final StateEvents events;
  private final FakeItems clients;
  private final FakeItems deals;
  private final FakeItems visits;
  private final FakeKolvaContacts contacts;
  private final KolvaSeed seed = new KolvaSeed(this);

  KolvaAccount(InstantSource time, FakeWebhooks receivers) {
    this.events = (name, data) -> receivers.fire(EventPayload.of(name, time.instant(), data));
    this.clients = new FakeItems("Client", KolvaEnvelope.INSTANCE, time);
    this.deals = new FakeItems("Deal", KolvaEnvelope.INSTANCE, time);
    this.visits = new FakeItems("Visit", KolvaEnvelope.INSTANCE, time);
    this.contacts = new FakeKolvaContacts(clients, ids, events);
  }

  List<Route> routes() {
    return Stream.of(clientRoutes(), contacts.routes(), dealRoutes(), visitRoutes())
        .flatMap(List::stream)
        .toList();
  }

  Snapshot snapshot() {
    return Snapshot.all(
        ids.snapshot(), clients.snapshot(), deals.snapshot(), visits.snapshot(), seed.snapshot());
  }

  void seed(int count) {
    seed.add(count);
  }

  ObjectNode addClient(ObjectNode fields) {
    return clients.add(id(), withContacts(fields));
  }

  ObjectNode addContact(ObjectNode fields) {
    return contacts.add(fields);
  }

  ObjectNode addDeal(ObjectNode fields) {
    return deals.add(id(), fields);
  }

  ObjectNode addVisit(ObjectNode fields) {
    return visits.add(id(), planned(fields));
  }

  private List<Route> clientRoutes() {
    return List.of(
        Route.of("GET", "/clients", "read:clients", clients::list).query(clients.parameters()),
        Route.of(
                "POST",
                "/clients",
                "write:clients",
                call -> created("client_created", addClient(call.body())))
            .openBody(CONTACTS),
        Route.of("GET", "/clients/:id", "read:clients", clients::get),
        Route.of("PUT", "/clients/:id", "write:clients", this::updateClient)
            .openBody(CLIENT_UPDATE),
        Route.of("DELETE", "/clients/:id", "write:clients", clients::delete));
  }

  private List<Route> dealRoutes() {
    return List.of(
        Route.of("GET", "/deals", "read:deals", deals::list).query(deals.parameters()),
        Route.of("POST", "/deals", "write:deals", this::createDeal)
            .body(Field.requiring(CLIENT_ID, DEAL)),
        Route.of("GET", "/deals/:id", "read:deals", deals::get),
        Route.of("PUT", "/deals/:id", "write:deals", this::updateDeal).body(DEAL_UPDATE),
        Route.of("DELETE", "/deals/:id", "write:deals", deals::delete));
  }

  private List<Route> visitRoutes() {
    return List.of(
        Route.of("GET", "/visits", "read:visits", this::listVisits)
            .query(visits.parameters(Field.optional("status", ValueType.TEXT))),
        Route.of(
                "POST",
                "/visits",
                "write:visits",
                call -> visits.create(id(), planned(checked(call))))
            .body(Field.requiring(CLIENT_ID, VISIT)),
        Route.of("GET", "/visits/:id", "read:visits", visits::get),
        Route.of("PUT", "/visits/:id", "write:visits", this::updateVisit).openBody(VISIT_UPDATE),
        Route.of("DELETE", "/visits/:id", "write:visits", visits::delete));
  }

  private FakeResponse listVisits(Call call) {
    return visits.list(call, visit -> Filters.text(call.query("status"), visit.path("status")));
  }

  private FakeResponse updateClient(Call call) {
    return told("client_updated", change(clients, call));
  }

  /** These fields, and what a PUT may repeat. */
  static Field[] updating(Field... fields) {
    return Stream.of(fields, READ_ONLY).flatMap(Stream::of).toArray(Field[]::new);
  }

  /** Takes out of a PUT's body what it repeats; the id must be that of the path. */
  static void dropRepeated(Call call) {
    if (call.text("id").filter(id -> !id.equals(call.id())).isPresent()) {
      throw ErrorReply.badField("id", "Field 'id' must be that of the path: '" + call.id() + "'");
    }
    Stream.of(READ_ONLY).forEach(field -> call.body().remove(field.name()));
  }

  private FakeResponse createDeal(Call call) {
    return created("deal_created", addDeal(checked(call)));
  }

  private FakeResponse updateDeal(Call call) {
    checked(call);
    return told("deal_updated", change(deals, call));
  }

  private FakeResponse updateVisit(Call call) {
    checked(call);
    boolean wasCompleted = isCompleted(visits.row(call.id()));
    ObjectNode visit = change(visits, call);
    if (!wasCompleted && isCompleted(visit)) {
      events.happened("visit_completed", visit);
    }
    return KolvaEnvelope.INSTANCE.item(visit);
  }

  private static boolean isCompleted(ObjectNode visit) {
    return visit.path("status").asText().equals("completed");
  }

  private FakeResponse created(String event, ObjectNode row) {
    events.happened(event, row);
    return KolvaEnvelope.INSTANCE.created(row);
  }

  private FakeResponse told(String event, ObjectNode row) {
    events.happened(event, row);
    return KolvaEnvelope.INSTANCE.item(row);
  }

  private static ObjectNode change(FakeItems items, Call call) {
    dropRepeated(call);
    return items.update(call.id(), call.body());
  }

  /** Returns the body, whose client must exist. */
  private ObjectNode checked(Call call) {
    call.text("client_id").ifPresent(contacts::client);
    return call.body();
  }

  private JsonNode id() {
    return TextNode.valueOf(ids.uuid());
  }

  private static ObjectNode withContacts(ObjectNode client) {
    if (!client.has(FakeKolvaContacts.FIELD)) {
      client.putArray(FakeKolvaContacts.FIELD);
    }
    return client;
  }

  private static ObjectNode planned(ObjectNode visit) {
    return visit.has("status") ? visit : visit.put("status", "planned");
  }
}
