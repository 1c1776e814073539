package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads one object, under the envelope's data field. */
final class ItemReader<T> extends ResponseReader<T> {
  private final Class<T> type;

  ItemReader(Class<T> type) {
    super(type.getSimpleName());
    this.type = type;
  }

  @Override
  T read(JsonParser parser, Envelope envelope) throws IOException {
    EnvelopeReader<T> response = new EnvelopeReader<>(envelope, this::readItem);
    response.read(parser);
    return response.requireData();
  }

  private T readItem(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw ParserProblem.notA("an object", "the data", parser);
    }
    return type.cast(ModelReader.of(type).read(parser));
  }
}
