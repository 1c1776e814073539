package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * Reads a field whose shape is not documented as a text: texts, numbers and booleans as they are,
 * arrays and objects as their JSON.
 */
public final class TextOrJson extends StdDeserializer<String> {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  public TextOrJson() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode value = context.readTree(parser);
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
