package io.crmkit.testing;

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

  KanvoWorkspace(InstantSource time) {
    schema = new FakeKanvoSchema(ids);
    records = new FakeKanvoRecords(schema, ids, time);
    tasks = new FakeKanvoTasks(records, ids, time);
    webhooks = new FakeKanvoWebhooks(ids, time);
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
}
