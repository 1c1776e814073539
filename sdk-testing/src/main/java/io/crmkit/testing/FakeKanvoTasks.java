package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** The operations under {@code /records/tasks}. */
final class FakeKanvoTasks {
  private static final String PATH = "/records/tasks";
  private static final String ITEM = PATH + "/:id";
  private static final Field[] CREATE = {
    Field.required("title", ValueType.WORDS),
    Field.nullable("record_id", ValueType.UUID),
    Field.nullable("assignee_id", ValueType.UUID),
    Field.nullable("due_date", ValueType.DATE),
    Field.nullable("notes", ValueType.TEXT)
  };
  private static final Field[] UPDATE = {
    Field.optional("title", ValueType.WORDS),
    Field.optional("completed", ValueType.BOOLEAN),
    Field.nullable("assignee_id", ValueType.UUID),
    Field.nullable("due_date", ValueType.DATE),
    Field.nullable("notes", ValueType.TEXT)
  };

  private final FakeKanvoRecords records;
  private final Ids ids;
  private final InstantSource time;
  private final FakeItems tasks;
  private final StateEvents events;

  FakeKanvoTasks(FakeKanvoRecords records, Ids ids, InstantSource time, StateEvents events) {
    this.events = events;
    this.records = records;
    this.ids = ids;
    this.time = time;
    this.tasks = new FakeItems("Task", KanvoEnvelope.INSTANCE, time);
  }

  Snapshot snapshot() {
    return tasks.snapshot();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PATH, "read", this::list)
            .query(
                tasks.parameters(
                    Field.optional("record_id", ValueType.UUID),
                    Field.optional("assignee_id", ValueType.UUID),
                    Field.optional("completed", ValueType.BOOLEAN))),
        Route.of("POST", PATH, "write", this::create).body(CREATE),
        Route.of("GET", ITEM, "read", tasks::get),
        Route.of("PATCH", ITEM, "write", this::update).body(UPDATE),
        Route.of("DELETE", ITEM, "write", this::delete));
  }

  private FakeResponse list(Call call) {
    Predicate<JsonNode> wanted =
        task ->
            Filters.anyCase(call.query("record_id"), task.path("record_id"))
                && Filters.anyCase(call.query("assignee_id"), task.path("assignee_id"))
                && Filters.bool(call.query("completed"), task.path("completed"));
    return tasks.list(call, wanted);
  }

  private FakeResponse create(Call call) {
    call.text("record_id").ifPresent(this::requireRecord);
    String now = Timestamps.of(time.instant());
    ObjectNode task = Json.object().put("id", ids.uuid());
    for (Field field : CREATE) {
      task.set(field.name(), Json.orNull(call.body().get(field.name())));
    }
    task.put("completed", false).put("created_at", now).put("updated_at", now);
    events.happened("task.created", tasks.add(task));
    return KanvoEnvelope.INSTANCE.created(task);
  }

  private FakeResponse update(Call call) {
    boolean wasCompleted = tasks.row(call.id()).path("completed").booleanValue();
    ObjectNode task = tasks.update(call.id(), call.body());
    events.happened("task.updated", task);
    if (!wasCompleted && task.path("completed").booleanValue()) {
      events.happened("task.completed", task);
    }
    return KanvoEnvelope.INSTANCE.item(task);
  }

  private FakeResponse delete(Call call) {
    ObjectNode task = tasks.row(call.id());
    FakeResponse deleted = tasks.delete(call);
    events.happened("task.deleted", task);
    return deleted;
  }

  private void requireRecord(String id) {
    if (!records.exists(id)) {
      throw ErrorReply.badRequest("Record '" + id + "' not found");
    }
  }
}
