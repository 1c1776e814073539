package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all events have in common: a body whose signature matched, and what every provider's payload
 * can say of itself. Events are made of it, and answer for it. Immutable.
 *
 * <p>A field that is absent, null or of another kind reads as absent: one odd field must not cost
 * the delivery, and the payload still has it.
 *
 * @param provider the provider that sent it
 * @param type the event's name as it came; empty if the payload names none
 * @param timestamp when the event happened; empty if the payload does not say so readably
 * @param payload the whole body
 * @param secretIndex which of the verifier's secrets matched; 0 is the current one
 */
public record VerifiedDelivery(
    WebhookProvider provider,
    String type,
    Optional<Instant> timestamp,
    JsonNode payload,
    int secretIndex) {

  /** Copies the payload. */
  public VerifiedDelivery {
    requireNonNull(provider, "provider == null");
    requireNonNull(type, "type == null");
    requireNonNull(timestamp, "timestamp == null");
    payload = payload.deepCopy();
  }

  /** {@return a copy of the whole body, as it came} */
  @Override
  public JsonNode payload() {
    return payload.deepCopy();
  }

  /**
   * {@return a copy of the event's own data: a field of the payload, or all of it, as the provider
   * has it; a missing node if there is none}
   */
  public JsonNode data() {
    return ownData().deepCopy();
  }

  /**
   * Reads the event's own data into a class.
   *
   * @param <T> what it is read as
   * @param type a class or record that Jackson can make
   * @return the data; never null
   * @throws UnreadableEventException if there is no data, or it does not fit the class
   * @throws IllegalArgumentException if Jackson cannot bind the class, whatever the data
   */
  public <T> T dataAs(Class<T> type) {
    return EventJson.convert(provider, ownData(), type);
  }

  /**
   * {@return a field of the payload that is text or a whole number; null if it is neither}
   *
   * @param field the field's name, at the top of the payload
   */
  public @Nullable String text(String field) {
    JsonNode value = payload.path(field);
    return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
  }

  /**
   * {@return a field of the payload that is a number without a fraction; null if it is none}
   *
   * @param field the field's name, at the top of the payload
   */
  public @Nullable Integer integer(String field) {
    JsonNode value = payload.path(field);
    return value.isNumber() && value.canConvertToInt() && value.canConvertToExactIntegral()
        ? value.intValue()
        : null;
  }

  /**
   * Returns a field of the payload that is a time in ISO 8601 with an offset.
   *
   * @param field the field's name, at the top of the payload
   * @return the time; empty if there is none that can be read
   */
  public Optional<Instant> time(String field) {
    return time(payload.path(field));
  }

  static Optional<Instant> time(JsonNode value) {
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

  private JsonNode ownData() {
    return provider.description().data(payload);
  }

  /** Names the event, not its content. */
  @Override
  public String toString() {
    String at = timestamp.map(time -> " of " + time).orElse("");
    return provider + " " + LogText.eventName(type) + at;
  }
}
