package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A field's value that would not be written as it was sent, such as an integer sent as a text. */
final class AsSent {
  /** What it was read as; null when it cannot be read as the field's type. */
  final @Nullable Object value;

  /** What was sent. */
  final JsonNode json;

  /** The alias under which it was sent; null for the field's own name. */
  final @Nullable String alias;

  AsSent(@Nullable Object value, JsonNode json) {
    this(value, json, null);
  }

  AsSent(@Nullable Object value, JsonNode json, @Nullable String alias) {
    this.value = value;
    this.json = json;
    this.alias = alias;
  }
}
