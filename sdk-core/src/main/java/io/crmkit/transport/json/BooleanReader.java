package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads booleans, also those that are sent as 0 and 1 or as texts. */
final class BooleanReader implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return token.isBoolean()
        ? (Object) (token == JsonToken.VALUE_TRUE)
        : new AsSent(lenient(token, parser), TreeReader.read(parser));
  }

  private static @Nullable Boolean lenient(JsonToken token, JsonParser parser) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return meaning(parser.getText(), "false", "true");
    }
    return token == JsonToken.VALUE_NUMBER_INT ? meaning(parser.getText(), "0", "1") : null;
  }

  private static @Nullable Boolean meaning(String text, String no, String yes) {
    return text.equals(no) ? Boolean.FALSE : text.equals(yes) ? Boolean.TRUE : null;
  }
}
