package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.webhooks.WebhookEventType;
import java.util.List;

/** The field that names the events of a webhook, and the names that a provider documents. */
final class SampleEventNames {
  private final String field;
  private final List<String> names;

  SampleEventNames(String field, List<? extends WebhookEventType<?>> types) {
    this.field = field;
    this.names = types.stream().<String>map(WebhookEventType::wireName).toList();
  }

  /** Checks an array of names. */
  void check(JsonNode events) {
    if (events.isEmpty()) {
      throw ErrorReply.badField(field, "Field '" + field + "' must name at least one event");
    }
    events.forEach(event -> checkName(event.textValue()));
  }

  private void checkName(String name) {
    if (!names.contains(name)) {
      throw ErrorReply.badField(
          field,
          "Event '%s' is not documented. Accepted: %s".formatted(name, String.join(", ", names)));
    }
  }
}
