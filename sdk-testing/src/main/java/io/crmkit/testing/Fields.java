package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The documented fields of a body or parameters of a query, and the check against them. */
record Fields(List<Field> all) {
  static final Fields NONE = new Fields(List.of());

  Fields {
    all = List.copyOf(all);
  }

  static Fields of(Field... fields) {
    return new Fields(List.of(fields));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Checks a body against these fields. */
  void checkBody(ObjectNode body) {
    body.properties().forEach(sent -> checkValue(known("Field", sent.getKey()), sent.getValue()));
    checkRequired("Field", field -> body.has(field.name()));
  }

  /** Checks a query against these fields. Returns it with one value per name. */
  Map<String, String> checkQuery(Map<String, List<String>> query) {
    Map<String, String> checked = new LinkedHashMap<>();
    query.forEach((name, values) -> checked.put(name, checkParameter(name, values)));
    checkRequired("Query parameter", field -> checked.containsKey(field.name()));
    return checked;
  }

  private String checkParameter(String name, List<String> values) {
    Field field = known("Query parameter", name);
    if (values.size() > 1) {
      throw Refusal.badRequest("Query parameter '" + name + "' given " + values.size() + " times");
    }
    String value = values.get(0);
    if (!field.type().acceptsText(value)) {
      throw Refusal.badRequest(
          "Query parameter '%s' must be %s: '%s'"
              .formatted(name, field.type().description(), value));
    }
    return value;
  }

  private static void checkValue(Field field, JsonNode value) {
    if (value.isNull() ? !field.isNullable() : !field.type().accepts(value)) {
      throw Refusal.badRequest(
          "Field '%s' must be %s%s: %s"
              .formatted(
                  field.name(),
                  field.type().description(),
                  field.isNullable() ? " or null" : "",
                  value));
    }
  }

  private void checkRequired(String kind, Predicate<Field> isSent) {
    Optional<Field> missing =
        all.stream().filter(Field::isRequired).filter(isSent.negate()).findFirst();
    if (missing.isPresent()) {
      throw Refusal.badRequest(kind + " '" + missing.get().name() + "' is required");
    }
  }

  private Field known(String kind, String name) {
    return all.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.badRequest(
                    kind + " '" + name + "' is not documented here. Accepted: " + names()));
  }

  private String names() {
    return all.isEmpty() ? "none" : all.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
