package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The filters of lists. A filter that was not sent lets everything through. */
final class Filters {
  private Filters() {}

  /** The value is this text, in its case. */
  static boolean text(Optional<String> filter, JsonNode value) {
    return filter.isEmpty() || filter.get().equals(value.textValue());
  }

  /** The value, a text or a number, is written like this. */
  static boolean written(Optional<String> filter, JsonNode value) {
    return filter.isEmpty() || filter.get().equals(value.asText());
  }

  /** The value is this text, in any case: a UUID may be written in capitals. */
  static boolean anyCase(Optional<String> filter, JsonNode value) {
    return filter.isEmpty() || filter.get().equalsIgnoreCase(value.textValue());
  }

  /** The value holds this text, in any case. */
  static boolean part(Optional<String> filter, JsonNode value) {
    return filter.isEmpty() || lower(value.asText()).contains(lower(filter.get()));
  }

  /** The value is this boolean. */
  static boolean bool(Optional<String> filter, JsonNode value) {
    return filter.isEmpty() || Boolean.parseBoolean(filter.get()) == value.booleanValue();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
