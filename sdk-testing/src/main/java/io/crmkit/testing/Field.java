package io.crmkit.testing;

import java.util.Set;
import java.util.stream.Stream;

/** A body field or a query parameter that the provider documents. */
record Field(String name, ValueType type, boolean isRequired, boolean isNullable) {
  /** May be left out, but not null. */
  static Field optional(String name, ValueType type) {
    return new Field(name, type, false, false);
  }

  /** Must be there, and not null. */
  static Field required(String name, ValueType type) {
    return new Field(name, type, true, false);
  }

  /** Returns the fields, of which these must be there. */
  static Field[] requiring(Set<String> names, Field... fields) {
    return Stream.of(fields)
        .map(field -> names.contains(field.name()) ? required(field.name(), field.type()) : field)
        .toArray(Field[]::new);
  }

  /** May be left out or null. */
  static Field nullable(String name, ValueType type) {
    return new Field(name, type, false, true);
  }
}
