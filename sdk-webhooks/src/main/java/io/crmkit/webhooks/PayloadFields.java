package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads single fields. A field that is absent, null or of another kind reads as absent: one odd
 * field must not cost the delivery, and the payload still has it.
 */
final class PayloadFields {
  private PayloadFields() {}

  /** Text, or an id that came as a number. */
  static @Nullable String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
  }

  static @Nullable Integer integer(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isNumber() && value.canConvertToInt() && value.canConvertToExactIntegral()
        ? value.intValue()
        : null;
  }

  /** ISO 8601 with an offset, as the providers that document a time write it. */
  static Optional<Instant> time(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(value.textValue()).toInstant());
    } catch (DateTimeParseException e) {
      // Not a time to us; the payload keeps the text.
      return Optional.empty();
    }
  }
}
