package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** What most resources have in common: paged lists, and create, get, update and delete by id. */
final class FakeItems {
  private final Table rows;
  private final FakeEnvelope envelope;
  private final InstantSource time;

  FakeItems(String noun, FakeEnvelope envelope, InstantSource time) {
    this.rows = new Table(noun);
    this.envelope = envelope;
    this.time = time;
  }

  /** Returns a list's parameters: these filters and those of paging. */
  Field[] parameters(Field... filters) {
    return envelope.paging().with(filters);
  }

  ObjectNode add(ObjectNode row) {
    return rows.put(row);
  }

  /** Adds a row with these fields, and the times of its creation and last change. */
  ObjectNode add(JsonNode id, ObjectNode fields) {
    String now = Timestamps.of(time.instant());
    ObjectNode row = Json.object().set("id", id);
    row.setAll(fields);
    return rows.put(row.put("created_at", now).put("updated_at", now));
  }

  FakeResponse create(JsonNode id, ObjectNode fields) {
    return envelope.created(add(id, fields));
  }

  Snapshot snapshot() {
    return rows.snapshot();
  }

  boolean exists(String id) {
    return rows.find(id).isPresent();
  }

  /**
   * @throws ErrorReply 404 if there is no such row
   */
  ObjectNode row(String id) {
    return rows.get(id);
  }

  List<ObjectNode> where(Predicate<JsonNode> wanted) {
    return rows.where(wanted);
  }

  FakeResponse list(Call call) {
    return list(call, row -> true);
  }

  FakeResponse list(Call call, Predicate<JsonNode> wanted) {
    return envelope.page(envelope.paging().cut(rows.where(wanted), call));
  }

  FakeResponse get(Call call) {
    return envelope.item(rows.get(call.id()));
  }

  /** Sets the fields sent, and only those. */
  FakeResponse update(Call call) {
    return envelope.item(update(call.id(), call.body()));
  }

  /** Sets these fields, and only those. */
  ObjectNode update(String id, ObjectNode fields) {
    ObjectNode row = rows.get(id).deepCopy();
    row.setAll(fields);
    row.put("updated_at", Timestamps.of(time.instant()));
    return rows.put(row);
  }

  /** From outside a soft-deleted row cannot be told from one that never was. */
  FakeResponse delete(Call call) {
    rows.remove(call.id());
    return envelope.deleted(call.id());
  }
}
