package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The whole state of a {@link FakeAcme} between two resets. */
final class AcmeShop {
  static final String READ = "read";
  static final String WRITE = "write";
  private static final Set<String> TOLD = Set.of("paid", "sent");
  private static final Field STATUS = Field.optional("status", ValueType.TEXT);
  private static final Field NOTE = Field.nullable("note", ValueType.TEXT);

  private final Ids ids = new Ids();
  private final FakeItems orders;
  private final InstantSource time;
  private final FakeWebhooks receivers;

  AcmeShop(InstantSource time, FakeWebhooks receivers) {
    this.orders = new FakeItems("Order", AcmeEnvelope.INSTANCE, time);
    this.time = time;
    this.receivers = receivers;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/orders", READ, this::list).query(orders.parameters(STATUS)),
        Route.of("GET", "/orders/:id", READ, orders::get),
        Route.of("POST", "/orders", WRITE, this::create)
            .body(
                Field.required("shop", ValueType.TEXT), Field.required("cents", ValueType.INTEGER)),
        Route.of("PATCH", "/orders/:id", WRITE, this::update).body(STATUS, NOTE));
  }

  Snapshot snapshot() {
    return Snapshot.all(ids.snapshot(), orders.snapshot());
  }

  void seed(int count) {
    for (int i = 0; i < count; i++) {
      add(Json.object().put("shop", "s" + (i % 3 + 1)).put("cents", 1_000 + i));
    }
  }

  private FakeResponse list(Call call) {
    return orders.list(call, order -> Filters.text(call.query("status"), order.path("status")));
  }

  private FakeResponse create(Call call) {
    return AcmeEnvelope.INSTANCE.created(add(call.body()));
  }

  private ObjectNode add(ObjectNode fields) {
    return orders.add(TextNode.valueOf("o_" + ids.hex(8)), fields.put("status", "open"));
  }

  private FakeResponse update(Call call) {
    ObjectNode order = orders.update(call.id(), call.body());
    call.text("status").filter(TOLD::contains).ifPresent(status -> tell("order." + status, order));
    return AcmeEnvelope.INSTANCE.item(order);
  }

  private void tell(String event, ObjectNode order) {
    ObjectNode payload = Json.object().put("kind", event).put("at", time.instant().toString());
    payload.set("shop", order.path("shop"));
    payload.set("cents", order.path("cents"));
    receivers.fire(payload.set("object", order));
  }
}
