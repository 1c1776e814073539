package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads texts; numbers and booleans as they are written. */
enum TextReader implements ValueReader {
  /** Takes no objects and arrays. */
  SCALARS,

  /** Takes objects and arrays as their JSON. */
  ANY_JSON;

  @Override
  public Object read(JsonParser parser) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return parser.getText();
    }
    if (parser.currentToken().isScalarValue()) {
      return new AsSent(parser.getText(), TreeReader.read(parser));
    }
    JsonNode json = TreeReader.read(parser);
    return new AsSent(this == ANY_JSON ? json.toString() : null, json);
  }
}
