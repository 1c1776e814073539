package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;

/** Reads objects whose fields are the user's own. */
final class MapReader implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return new AsSent(null, TreeReader.read(parser));
    }
    Map<String, JsonNode> fields = TreeReader.fields(parser);
    return fields.isEmpty()
        ? new AsSent(JsonFields.empty(), JsonNodeFactory.instance.objectNode()) // not absent
        : JsonFields.of(fields);
  }
}
