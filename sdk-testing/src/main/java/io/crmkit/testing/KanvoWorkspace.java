package io.crmkit.testing;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The whole state of a {@link FakeKanvo} between two resets. */
final class KanvoWorkspace {
  private final KanvoSchema schema;
  private final KanvoRecords records;
  private final KanvoTasks tasks;
  private final KanvoWebhooks webhooks;
  private final KanvoLeads leads;

  KanvoWorkspace(InstantSource time) {
    Ids ids = new Ids();
    schema = new KanvoSchema(ids);
    records = new KanvoRecords(schema, ids, time);
    tasks = new KanvoTasks(records, ids, time);
    webhooks = new KanvoWebhooks(ids, time);
    leads = new KanvoLeads(schema, records);
  }

  List<Route> routes() {
    return Stream.of(records.routes(), tasks.routes(), webhooks.routes(), schema.routes())
        .flatMap(List::stream)
        .toList();
  }

  KanvoSchema schema() {
    return schema;
  }

  void seed(int count) {
    leads.add(count);
  }
}
