package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The whole state of a {@link FakeKaiVox} between two resets. */
final class KaiVoxBusiness {
  /** KaiVox documents no scopes. */
  static final String ANY = "";

  private final Ids ids = new Ids();
  private final StateEvents events;
  private final FakeItems customers;
  private final FakeItems calls;
  private final FakeItems staff;
  private final FakeItems services;
  private final FakeKaiVoxAppointments appointments;
  private final KaiVoxSeed seed = new KaiVoxSeed(this);

  KaiVoxBusiness(InstantSource time, FakeWebhooks receivers) {
    this.events = (name, data) -> receivers.fire(EventPayload.of(name, time.instant(), data));
    this.customers = items("Customer", time);
    this.calls = items("Call", time);
    this.staff = items("Staff member", time);
    this.services = items("Service", time);
    this.appointments = new FakeKaiVoxAppointments(this, items("Appointment", time), time);
    List.of("Ada Moreau", "Ben Castro").forEach(name -> staff.add(id(), named(name)));
    List.of("Consultation", "Check-up", "Treatment")
        .forEach(name -> services.add(id(), named(name)));
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>(appointments.routes());
    routes.addAll(reading("/customers", customers));
    routes.add(Route.of("POST", "/customers", ANY, this::createCustomer).openBody());
    routes.add(Route.of("PATCH", "/customers/:id", ANY, customers::update).openBody());
    routes.addAll(reading("/calls", calls));
    routes.addAll(reading("/staff", staff));
    routes.addAll(reading("/services", services));
    return routes;
  }

  Snapshot snapshot() {
    return Snapshot.all(
        ids.snapshot(),
        customers.snapshot(),
        calls.snapshot(),
        staff.snapshot(),
        services.snapshot(),
        appointments.snapshot(),
        seed.snapshot());
  }

  void seed(int count) {
    seed.add(count);
  }

  JsonNode id() {
    return ids.number();
  }

  ObjectNode addCustomer(ObjectNode fields) {
    return customers.add(id(), fields);
  }

  ObjectNode addCall(ObjectNode fields) {
    return calls.add(id(), fields);
  }

  ObjectNode addAppointment(ObjectNode fields) {
    return appointments.add(fields);
  }

  /** Adds a call that has just ended. */
  ObjectNode completeCall(ObjectNode fields) {
    ObjectNode call = addCall(fields);
    events.happened("call.completed", call);
    return call;
  }

  StateEvents events() {
    return events;
  }

  List<ObjectNode> staff() {
    return staff.where(row -> true);
  }

  List<ObjectNode> services() {
    return services.where(row -> true);
  }

  /**
   * Checks what a body refers to.
   *
   * @throws ErrorReply 400 if it is not there
   */
  void checkReferences(ObjectNode body) {
    check(body, "customer_id", customers);
    check(body, "service_id", services);
    check(body, "staff_id", staff);
  }

  private FakeResponse createCustomer(Call call) {
    ObjectNode customer = addCustomer(call.body());
    events.happened("customer.created", customer);
    return KaiVoxEnvelope.INSTANCE.created(customer);
  }

  private static void check(ObjectNode body, String field, FakeItems items) {
    if (body.hasNonNull(field) && !items.exists(body.get(field).asText())) {
      throw ErrorReply.badField(field, "No such %s: %s".formatted(field, body.get(field)));
    }
  }

  private static List<Route> reading(String path, FakeItems items) {
    return List.of(
        Route.of("GET", path, ANY, items::list).query(items.parameters()),
        Route.of("GET", path + "/:id", ANY, items::get));
  }

  private static FakeItems items(String noun, InstantSource time) {
    return new FakeItems(noun, KaiVoxEnvelope.INSTANCE, time);
  }

  private static ObjectNode named(String name) {
    return Json.object().put("name", name);
  }
}
