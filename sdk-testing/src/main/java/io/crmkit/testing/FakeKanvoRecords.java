package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The operations under {@code /records} save those on tasks. */
final class FakeKanvoRecords {
  private static final Field[] CREATE = {
    Field.required("type", ValueType.TEXT),
    Field.optional("title", ValueType.TEXT),
    Field.optional("data", ValueType.OBJECT),
    Field.nullable("assignee_id", ValueType.UUID),
    Field.optional("stage_id", ValueType.UUID),
    Field.optional("pipeline", ValueType.TEXT),
    Field.optional("stage", ValueType.TEXT)
  };
  private static final Field[] UPDATE = {
    Field.optional("title", ValueType.TEXT),
    Field.optional("data", ValueType.OBJECT),
    Field.nullable("assignee_id", ValueType.UUID),
    Field.optional("stage_id", ValueType.UUID)
  };

  private static final List<String> NOT_IN_EVENTS = List.of("updated_at", "object_types");

  private final FakeKanvoSchema schema;
  private final Ids ids;
  private final InstantSource time;
  private final FakeItems records;
  private final StateEvents events;

  FakeKanvoRecords(FakeKanvoSchema schema, Ids ids, InstantSource time, StateEvents events) {
    this.events = events;
    this.schema = schema;
    this.ids = ids;
    this.time = time;
    this.records = new FakeItems("Record", KanvoEnvelope.INSTANCE, time);
  }

  Snapshot snapshot() {
    return records.snapshot();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "/records", "read", this::list)
            .query(
                records.parameters(
                    Field.optional("type", ValueType.TEXT),
                    Field.optional("search", ValueType.TEXT),
                    Field.optional("assignee_id", ValueType.UUID))),
        Route.of("POST", "/records", "write", this::create).body(CREATE),
        Route.of("GET", "/records/:id", "read", records::get),
        Route.of("PATCH", "/records/:id", "write", this::update).body(UPDATE),
        Route.of("DELETE", "/records/:id", "write", this::delete));
  }

  boolean exists(String id) {
    return records.exists(id);
  }

  /** Adds a record from the fields of a create, which may break Kanvo's rules: then 400. */
  ObjectNode add(ObjectNode fields, Instant created) {
    JsonNode type = schema.type(fields.path("type").asText());
    JsonNode stageId = stageIdFor(fields);
    ObjectNode record = Json.object();
    record.put("id", ids.uuid());
    record.put("title", fields.path("title").asText("Untitled"));
    record.set("object_type_id", type.path("id"));
    record.set("stage_id", stageId);
    record.set("assignee_id", Json.orNull(fields.get("assignee_id")));
    record.set("data", fields.has("data") ? fields.get("data") : Json.object());
    record.put("created_at", Timestamps.of(created));
    record.put("updated_at", Timestamps.of(created));
    record.set("object_types", ((ObjectNode) type).deepCopy().without("id"));
    return records.add(record);
  }

  private FakeResponse list(Call call) {
    call.query("type").ifPresent(schema::type);
    Predicate<JsonNode> wanted =
        record ->
            Filters.text(call.query("type"), record.path("object_types").path("slug"))
                && Filters.anyCase(call.query("assignee_id"), record.path("assignee_id"))
                && Filters.part(call.query("search"), record.path("title"));
    return records.list(call, wanted);
  }

  private FakeResponse create(Call call) {
    ObjectNode record = add(call.body(), time.instant());
    tell("record.created", record);
    if (record.hasNonNull("stage_id")) {
      tell("pipeline.stage_changed", record);
    }
    return KanvoEnvelope.INSTANCE.created(record);
  }

  private FakeResponse update(Call call) {
    call.text("stage_id").ifPresent(schema::stage);
    JsonNode stageBefore = records.row(call.id()).path("stage_id");
    ObjectNode record = records.update(call.id(), call.body());
    tell("record.updated", record);
    if (!record.path("stage_id").equals(stageBefore)) {
      tell("pipeline.stage_changed", record);
    }
    return KanvoEnvelope.INSTANCE.item(record);
  }

  private FakeResponse delete(Call call) {
    ObjectNode record = records.row(call.id());
    FakeResponse deleted = records.delete(call);
    tell("record.deleted", record);
    return deleted;
  }

  /** Events carry fewer fields of a record than answers do. */
  private void tell(String event, ObjectNode record) {
    events.happened(event, record.deepCopy().without(NOT_IN_EVENTS));
  }

  private JsonNode stageIdFor(ObjectNode fields) {
    boolean byPipeline = fields.has("pipeline") || fields.has("stage");
    if (fields.has("stage_id")) {
      if (byPipeline) {
        throw ErrorReply.badRequest("Use stage_id or pipeline + stage, not both");
      }
      return schema.stage(fields.path("stage_id").asText()).path("id");
    }
    if (!byPipeline) {
      return NullNode.getInstance();
    }
    if (!fields.has("pipeline")) {
      throw ErrorReply.badRequest("Field 'stage' needs field 'pipeline'");
    }
    JsonNode pipeline = schema.pipeline(fields.path("pipeline").asText());
    Optional<String> stage = Optional.ofNullable(fields.path("stage").textValue());
    return schema.stage(pipeline, stage).path("id");
  }
}
