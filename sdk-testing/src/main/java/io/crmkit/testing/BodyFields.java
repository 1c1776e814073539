package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The documented fields of a body or parameters of a query, and the check against them.
 *
 * @param isOpen whether others are accepted, too: where a provider documents that there are fields
 *     and not which
 */
record BodyFields(List<Field> all, boolean isOpen) {
  static final BodyFields NONE = new BodyFields(List.of(), false);

  BodyFields {
    all = List.copyOf(all);
  }

  static BodyFields of(Field... fields) {
    return new BodyFields(List.of(fields), false);
  }

  /** These fields and any others, but for the id, which the provider gives. */
  static BodyFields open(Field... fields) {
    return new BodyFields(List.of(fields), true);
  }

  /** Returns these fields, accepting others, too. */
  BodyFields opened() {
    return new BodyFields(all, true);
  }

  boolean isEmpty() {
    return all.isEmpty() && !isOpen;
  }

  /** Checks a body against these fields. */
  void checkBody(ObjectNode body) {
    body.properties().forEach(sent -> checkField(sent.getKey(), sent.getValue()));
    missing(field -> body.has(field.name()))
        .ifPresent(
            name -> {
              throw ErrorReply.badField(name, "Field '" + name + "' is required");
            });
  }

  /** Checks a query against these fields. Returns it with one value per name. */
  Map<String, String> checkQuery(Map<String, List<String>> query) {
    Map<String, String> checked = new LinkedHashMap<>();
    query.forEach((name, values) -> checked.put(name, checkParameter(name, values)));
    missing(field -> checked.containsKey(field.name()))
        .ifPresent(
            name -> {
              throw ErrorReply.badField(name, "Query parameter '" + name + "' is required");
            });
    return checked;
  }

  private String checkParameter(String name, List<String> values) {
    Field field =
        find(name)
            .orElseThrow(() -> ErrorReply.badField(name, undocumented("Query parameter", name)));
    if (values.size() > 1) {
      throw ErrorReply.badField(
          name, "Query parameter '" + name + "' given " + values.size() + " times");
    }
    String value = values.get(0);
    if (!field.type().acceptsText(value)) {
      throw ErrorReply.badField(
          name,
          "Query parameter '%s' must be %s: '%s'"
              .formatted(name, field.type().description(), value));
    }
    return value;
  }

  private void checkField(String name, JsonNode value) {
    Optional<Field> field = find(name);
    if (field.isPresent()) {
      checkValue(field.get(), value);
    } else if (!isOpen || name.equals("id")) {
      throw ErrorReply.badField(name, undocumented("Field", name));
    }
  }

  private static void checkValue(Field field, JsonNode value) {
    if (value.isNull() ? !field.isNullable() : !field.type().accepts(value)) {
      throw ErrorReply.badField(
          field.name(),
          "Field '%s' must be %s%s: %s"
              .formatted(
                  field.name(),
                  field.type().description(),
                  field.isNullable() ? " or null" : "",
                  value));
    }
  }

  private Optional<String> missing(Predicate<Field> isSent) {
    return all.stream()
        .filter(Field::isRequired)
        .filter(isSent.negate())
        .map(Field::name)
        .findFirst();
  }

  private Optional<Field> find(String name) {
    return all.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private String undocumented(String kind, String name) {
    return kind + " '" + name + "' is not documented here. Accepted: " + names();
  }

  private String names() {
    return all.isEmpty() ? "none" : all.stream().map(Field::name).collect(Collectors.joining(", "));
  }
}
