package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Reads the whole body, envelope included; a missing node when it is empty. */
final class RawReader extends ResponseReader<JsonNode> {
  RawReader() {
    super("JSON");
  }

  @Override
  JsonNode read(JsonParser parser, Envelope envelope) throws IOException {
    if (parser.nextToken() == null) {
      return MissingNode.getInstance();
    }
    JsonNode body = TreeReader.read(parser);
    EnvelopeReader.requireEnd(parser);
    if (EnvelopeReader.isRejected(body, envelope)) {
      throw new RejectedResponseException(body);
    }
    return body;
  }

  @Override
  public boolean canBeAbsent() {
    return true;
  }

  @Override
  public JsonNode ofAbsentObject() {
    return MissingNode.getInstance();
  }
}
