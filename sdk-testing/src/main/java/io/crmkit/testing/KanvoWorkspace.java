package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The whole state of a {@link FakeKanvo} between two resets. */
final class KanvoWorkspace {
  private final FakeKanvoSchema schema;
  private final FakeKanvoRecords records;
  private final FakeKanvoTasks tasks;
  private final FakeKanvoWebhooks webhooks;
  private final KanvoLeads leads;

  private final Ids ids = new Ids();

  KanvoWorkspace(InstantSource time, FakeWebhooks receivers) {
    StateEvents events = (name, data) -> receivers.fire(payload(name, time.instant(), data));
    schema = new FakeKanvoSchema(ids);
    records = new FakeKanvoRecords(schema, ids, time, events);
    tasks = new FakeKanvoTasks(records, ids, time, events);
    webhooks = new FakeKanvoWebhooks(ids, time, receivers);
    leads = new KanvoLeads(schema, records);
  }

  List<Route> routes() {
    return Stream.of(records.routes(), tasks.routes(), webhooks.routes(), schema.routes())
        .flatMap(List::stream)
        .toList();
  }

  FakeKanvoSchema schema() {
    return schema;
  }

  Snapshot snapshot() {
    return Snapshot.all(
        ids.snapshot(),
        schema.snapshot(),
        records.snapshot(),
        tasks.snapshot(),
        webhooks.snapshot(),
        leads.snapshot());
  }

  void seed(int count) {
    leads.add(count);
  }

  private static ObjectNode payload(String event, Instant time, ObjectNode data) {
    ObjectNode payload = Json.object().put("event", event).put("workspace_id", "ws_fake");
    payload.put("timestamp", Timestamps.of(time));
    payload.set("data", data);
    return payload;
  }
}
