package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Reads objects as a model. One that lacks a required field is read whole first: it is not the
 * model, and is kept as it came.
 *
 * @param model reads the object
 */
record NestedReader(ModelReader model) implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      return new AsSent(null, TreeReader.read(parser));
    }
    if (!model.hasRequired()) {
      return model.read(parser);
    }
    JsonNode json = TreeReader.read(parser);
    return model.isComplete(json) ? model.read(json) : new AsSent(null, json);
  }
}
