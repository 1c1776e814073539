package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.webhooks.WebhookEventType;
import io.crmkit.webhooks.WebhookProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts what the files of samples hold, a file for each provider, into that provider's shape. The
 * shape stands in the file without a name: {@code $event} there is the event's name, {@code $data}
 * its sample, whose fields stand beside the others where the shape says {@code *}.
 */
final class SamplePayloads {
  private static final String SHAPE = "";
  private static final Map<WebhookProvider, JsonNode> FILES = new ConcurrentHashMap<>();

  private SamplePayloads() {}

  static ObjectNode of(WebhookEventType<?> type) {
    JsonNode file = FILES.computeIfAbsent(type.provider(), SamplePayloads::read);
    String event = type.wireName();
    JsonNode data = file.required(event).deepCopy();
    ObjectNode payload = Json.object();
    file.required(SHAPE)
        .properties()
        .forEach(field -> put(payload, field.getKey(), field.getValue(), event, data));
    return payload;
  }

  private static void put(
      ObjectNode payload, String name, JsonNode value, String event, JsonNode data) {
    if (name.equals("*")) {
      payload.setAll((ObjectNode) data);
    } else {
      switch (value.asText()) {
        case "$event" -> payload.put(name, event);
        case "$data" -> payload.set(name, data);
        default -> payload.set(name, value);
      }
    }
  }

  private static JsonNode read(WebhookProvider provider) {
    String file = "sample-events/%s.json".formatted(provider.name().toLowerCase(Locale.ROOT));
    try (InputStream in = SamplePayloads.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("sdk-testing lacks its file " + file);
      }
      return Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
