package io.crmkit.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Turns a verified body into its provider's event. */
final class EventDecoder {
  private EventDecoder() {}

  static WebhookEvent decode(WebhookProvider provider, byte[] body, int secretIndex) {
    ObjectNode payload = EventJson.readObject(provider, body);
    String type = Fields.name(payload, "event");
    Optional<Instant> time = Fields.time(payload, "timestamp");
    return switch (provider) {
      case KANVO ->
          new KanvoEvent(type, Fields.text(payload, "workspace_id"), time, payload, secretIndex);
      case KOLVA -> new KolvaEvent(eventOrType(payload), time, payload, secretIndex);
      case KOLVERA -> new KolveraEvent(eventOrType(payload), time, payload, secretIndex);
      case KAIVOX -> new KaiVoxEvent(eventOrType(payload), time, payload, secretIndex);
      case BOLSIVO -> bolsivo(type, time, payload, secretIndex);
    };
  }

  /** Where these providers put an event's name is not documented. */
  private static String eventOrType(JsonNode payload) {
    String event = Fields.name(payload, "event");
    return event.isEmpty() ? Fields.name(payload, "type") : event;
  }

  private static BolsivoEvent bolsivo(
      String type, Optional<Instant> time, JsonNode payload, int secretIndex) {
    return BolsivoEventType.of(type)
        .map(known -> bolsivo(known, time, payload, secretIndex))
        .orElseGet(
            () ->
                new BolsivoEvent.Other(
                    type, Fields.text(payload, "org_id"), time, payload, secretIndex));
  }

  private static BolsivoEvent bolsivo(
      BolsivoEventType type, Optional<Instant> time, JsonNode payload, int secretIndex) {
    return switch (type) {
      case LEAD_QUALIFIED ->
          new BolsivoEvent.LeadQualified(
              Fields.text(payload, "org_id"),
              Fields.text(payload, "lead_id"),
              Fields.text(payload, "business_name"),
              Fields.integer(payload, "score"),
              Fields.text(payload, "fit_reason"),
              time,
              payload,
              secretIndex);
      case LEAD_STATUS_CHANGED ->
          new BolsivoEvent.LeadStatusChanged(
              Fields.text(payload, "org_id"),
              Fields.text(payload, "lead_id"),
              Fields.text(payload, "business_name"),
              Fields.status(payload, "previous_status"),
              Fields.status(payload, "new_status"),
              time,
              payload,
              secretIndex);
      case EMAIL_SENT ->
          new BolsivoEvent.EmailSent(
              Fields.text(payload, "org_id"),
              Fields.text(payload, "lead_id"),
              Fields.text(payload, "email_id"),
              Fields.text(payload, "to"),
              Fields.text(payload, "subject"),
              Fields.integer(payload, "sequence_step"),
              time,
              payload,
              secretIndex);
    };
  }
}
