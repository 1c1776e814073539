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

/** Puts what the files of samples hold, a file for each provider, into that provider's shape. */
final class SamplePayloads {
  private static final Map<WebhookProvider, JsonNode> FILES = new ConcurrentHashMap<>();

  private SamplePayloads() {}

  static ObjectNode of(WebhookEventType<?> type) {
    String event = type.wireName();
    JsonNode sample =
        FILES.computeIfAbsent(type.provider(), SamplePayloads::read).required(event).deepCopy();
    ObjectNode payload = Json.object().put("event", event);
    WebhookProvider provider = type.provider();
    if (provider == WebhookProvider.KANVO) {
      return payload
          .put("workspace_id", "ws_abc123")
          .put("timestamp", "2026-06-17T14:20:00.000Z")
          .set("data", sample);
    }
    return provider == WebhookProvider.BOLSIVO
        ? payload.<ObjectNode>setAll((ObjectNode) sample).put("timestamp", "2026-06-20T14:32:10Z")
        : payload.put("timestamp", "2026-06-18T10:15:00Z").set("data", sample);
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
