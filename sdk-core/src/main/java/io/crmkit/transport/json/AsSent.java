package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A field's value that would not be written as it was sent, such as an integer sent as a text. */
final class AsSent {
  /** What it was read as; null when it cannot be read as the field's type. */
  final @Nullable Object value;

  /** What was sent. */
  final JsonNode json;

  AsSent(@Nullable Object value, JsonNode json) {
    this.value = value;
    this.json = json;
  }
}
