package io.crmkit.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The body of an event in the shape that Kanvo documents, and Kolva and KaiVox get by decision. */
final class EventPayload {
  private EventPayload() {}

  static ObjectNode of(String event, Instant time, ObjectNode data) {
    ObjectNode payload = Json.object().put("event", event);
    payload.put("timestamp", Timestamps.of(time));
    payload.set("data", data.deepCopy());
    return payload;
  }
}
