package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Reads JSON values as one type. Immutable. */
interface ValueReader {
  /**
   * Reads the value the parser stands on, which is not null, and leaves the parser on its last
   * token.
   *
   * @return the value, or an {@link AsSent} if it is not of the type or would be written otherwise
   * @throws IOException only for what is wrong with the JSON itself
   */
  Object read(JsonParser parser) throws IOException;

  /** Reads a value that was read whole before, and is not null. */
  default Object read(JsonNode json) throws IOException {
    try (JsonParser parser = json.traverse()) {
      parser.nextToken();
      return read(parser);
    }
  }
}
