package io.crmkit.testing.contract;

import io.crmkit.ApiException;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoSchema;
import io.crmkit.kanvo.KanvoTask;
import io.crmkit.kanvo.KanvoTaskCreate;
import io.crmkit.kanvo.KanvoTaskQuery;
import io.crmkit.testing.contract.ContractRun.Seen;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Kanvo documents. */
final class KanvoContract {
  private static final String TITLE = "CrmKit contract check";
  private final KanvoClient kanvo;

  KanvoContract(KanvoClient kanvo) {
    this.kanvo = kanvo;
  }

  void read(ContractRun run) {
    run.check(
        "GET /schema",
        "object types and pipelines",
        () -> {
          KanvoSchema schema = kanvo.schema().get();
          int types = schema.objectTypes().size();
          return Seen.of(types > 0, types + " types, " + schema.pipelines().size() + " pipelines");
        });
    run.checkResource(
        "/records",
        kanvo.records().list(KanvoRecordQuery.builder().perPage(1).build()),
        KanvoRecord::id,
        kanvo.records()::get);
    run.checkResource(
        "/records/tasks",
        kanvo.tasks().list(KanvoTaskQuery.builder().perPage(1).build()),
        KanvoTask::id,
        kanvo.tasks()::get);
    run.check("GET /webhooks", "a list, or 403 without the admin scope", this::webhooks);
  }

  void write(ContractRun run) {
    Optional<String> type = run.find("GET /schema", "object types and pipelines", this::anyType);
    type.ifPresentOrElse(
        slug -> writeRecord(run, slug),
        () -> run.skip("POST /records", "the record", "no object type"));
    writeTask(run);
  }

  private Optional<String> anyType() {
    return kanvo.schema().get().objectTypes().stream()
        .flatMap(type -> Stream.ofNullable(type.slug()))
        .findFirst();
  }

  private Seen webhooks() {
    try {
      return Seen.of(true, kanvo.webhooks().list().size() + " webhooks");
    } catch (ApiException e) {
      return Seen.of(e.statusCode() == 403, "status " + e.statusCode());
    }
  }

  private void writeRecord(ContractRun run, String type) {
    KanvoRecordCreate input = KanvoRecordCreate.builder(type).title(TITLE).data("a", 1).build();
    run.checkCreated(
            "POST /records",
            "the record",
            () -> kanvo.records().create(input),
            record -> titled(record.title()))
        .map(KanvoRecord::id)
        .ifPresent(id -> changeAndDeleteRecord(run, id));
  }

  private void changeAndDeleteRecord(ContractRun run, String id) {
    run.check("PATCH /records/{id}", "title kept, data replaced", () -> updated(id));
    run.checkDeleted("/records", () -> kanvo.records().delete(id), () -> kanvo.records().get(id));
  }

  private Seen updated(String id) {
    KanvoRecord record =
        kanvo.records().update(id, KanvoRecordUpdate.builder().data("b", 2).build());
    boolean replaced = record.data().containsKey("b") && !record.data().containsKey("a");
    boolean kept = TITLE.equals(record.title());
    return Seen.of(
        replaced && kept,
        (kept ? "title kept" : "title lost") + (replaced ? ", data replaced" : ", data merged"));
  }

  private void writeTask(ContractRun run) {
    KanvoTaskCreate input = KanvoTaskCreate.builder(TITLE).build();
    run.checkCreated(
            "POST /records/tasks",
            "the task",
            () -> kanvo.tasks().create(input),
            task -> titled(task.title()))
        .map(KanvoTask::id)
        .ifPresent(id -> completeAndDeleteTask(run, id));
  }

  private void completeAndDeleteTask(ContractRun run, String id) {
    run.check(
        "PATCH /records/tasks/{id}",
        "completed",
        () -> {
          boolean completed = Boolean.TRUE.equals(kanvo.tasks().complete(id).completed());
          return Seen.of(completed, completed ? "completed" : "open");
        });
    run.checkDeleted("/records/tasks", () -> kanvo.tasks().delete(id), () -> kanvo.tasks().get(id));
  }

  private static Seen titled(@Nullable String title) {
    return Seen.of(TITLE.equals(title), TITLE.equals(title) ? "it" : "another title");
  }
}
