package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rows by their {@code id}, in the order of their creation. A row in the table never changes: an
 * update puts a changed copy in its place, so an answer can be written while others are made.
 */
final class Table {
  private final String noun;
  private final Map<String, ObjectNode> rows = new LinkedHashMap<>();

  /**
   * @param noun what a row is, for the sentence that there is none
   */
  Table(String noun) {
    this.noun = noun;
  }

  /** Adds a row, or replaces the one with the same id, which keeps its place. */
  ObjectNode put(ObjectNode row) {
    rows.put(row.path("id").asText(), row);
    return row;
  }

  Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /**
   * @throws ErrorReply 404 if there is no such row
   */
  ObjectNode get(String id) {
    return find(id).orElseThrow(() -> notFound(id));
  }

  /**
   * @throws ErrorReply 404 if there is no such row
   */
  void remove(String id) {
    if (rows.remove(id) == null) {
      throw notFound(id);
    }
  }

  List<ObjectNode> all() {
    return List.copyOf(rows.values());
  }

  List<ObjectNode> where(Predicate<JsonNode> condition) {
    return rows.values().stream().filter(condition).toList();
  }

  /** Rows never change, so that remembering which there were is enough. */
  Snapshot snapshot() {
    Map<String, ObjectNode> then = new LinkedHashMap<>(rows);
    return () -> {
      rows.clear();
      rows.putAll(then);
    };
  }

  private ErrorReply notFound(String id) {
    return ErrorReply.notFound(noun + " '" + id + "' not found");
  }
}
