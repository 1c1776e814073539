package io.crmkit.kaivox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A free slot. KaiVox does not document what one looks like: a text such as {@code 09:30} and an
 * object are both expected. Made by this library.
 *
 * @param value the slot as KaiVox sent it
 */
public record KaiVoxSlot(JsonNode value) {

  /** Takes any JSON value. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public KaiVoxSlot {
    value = value.deepCopy();
  }

  /** {@return the slot as KaiVox sent it; a copy, if it is an object or array} */
  @Override
  @JsonValue
  public JsonNode value() {
    return value.deepCopy();
  }

  /**
   * When the slot begins: the text itself or, of an object, its field {@code time}, else {@code
   * start_time}.
   *
   * @return the time of day; empty when there is none in these places, or it is written in another
   *     way than {@code 09:30} or {@code 09:30:00}
   */
  public Optional<LocalTime> time() {
    JsonNode time = value.path("time");
    JsonNode start = time.isTextual() ? time : value.path("start_time");
    return parse(value.isTextual() ? value.textValue() : start.asText());
  }

  private static Optional<LocalTime> parse(String text) {
    try {
      return Optional.of(LocalTime.parse(text.strip()));
    } catch (DateTimeException e) {
      return Optional.empty(); // another notation: the caller has the value itself
    }
  }
}
