package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a date: ISO 8601, as the providers document it. Of a date and time the date is taken. */
final class LenientDate extends StdDeserializer<LocalDate> {
  private static final long serialVersionUID = 1L;
  private static final int LENGTH = "2026-06-30".length();

  LenientDate() {
    super(LocalDate.class);
  }

  @Override
  public LocalDate deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
    }
    String text = parser.getText().strip();
    try {
      return LocalDate.parse(hasTime(text) ? text.substring(0, LENGTH) : text);
    } catch (DateTimeException e) {
      return (LocalDate)
          context.handleWeirdStringValue(LocalDate.class, text, "not an ISO 8601 date");
    }
  }

  private static boolean hasTime(String text) {
    return text.length() > LENGTH && (text.charAt(LENGTH) == 'T' || text.charAt(LENGTH) == ' ');
  }
}
