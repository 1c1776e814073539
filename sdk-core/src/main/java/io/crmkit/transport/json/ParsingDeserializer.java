package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Gives types of the user's the same dates and times that models have. */
final class ParsingDeserializer<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final transient Function<String, T> parse;

  /** With what throws DateTimeException for a text that it cannot parse. */
  ParsingDeserializer(Class<T> type, Function<String, T> parse) {
    super(type);
    this.type = type;
    this.parse = parse;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    String text = parser.getText();
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      return type.cast(context.handleWeirdStringValue(type, text, "not in ISO 8601"));
    }
  }
}
