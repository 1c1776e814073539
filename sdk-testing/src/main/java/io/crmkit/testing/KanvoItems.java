package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.function.Predicate;

/** What records and tasks have in common: paged lists, and GET, PATCH and DELETE by id. */
final class KanvoItems {
  private static final Paging PAGING = new Paging("page", "per_page", 50, 100);

  private final Table rows;
  private final InstantSource time;

  KanvoItems(String noun, InstantSource time) {
    this.rows = new Table(noun);
    this.time = time;
  }

  /** Returns a list's parameters: these filters and those of paging. */
  static Field[] parameters(Field... filters) {
    return PAGING.with(filters);
  }

  ObjectNode add(ObjectNode row) {
    return rows.put(row);
  }

  boolean exists(String id) {
    return rows.find(id).isPresent();
  }

  Answer list(Call call, Predicate<JsonNode> wanted) {
    return KanvoEnvelope.page(PAGING.cut(rows.where(wanted), call));
  }

  Answer get(Call call) {
    return KanvoEnvelope.of(rows.get(call.id()));
  }

  /** Sets the fields sent, and only those. */
  Answer patch(Call call) {
    ObjectNode row = rows.get(call.id()).deepCopy();
    row.setAll(call.body());
    row.put("updated_at", Timestamps.of(time.instant()));
    return KanvoEnvelope.of(rows.put(row));
  }

  /** From outside a soft-deleted row cannot be told from one that never was. */
  Answer delete(Call call) {
    rows.remove(call.id());
    return KanvoEnvelope.deleted(call.id());
  }
}
