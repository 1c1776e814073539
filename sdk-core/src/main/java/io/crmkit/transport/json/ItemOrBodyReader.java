package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Reads one object, under the envelope's data field if that holds one, else the whole body. */
final class ItemOrBodyReader<T> extends ResponseReader<T> {
  private static final RawReader BODY = new RawReader();

  private final Class<T> type;

  ItemOrBodyReader(Class<T> type) {
    super(type.getSimpleName());
    this.type = type;
  }

  @Override
  T read(JsonParser parser, Envelope envelope) throws IOException {
    JsonNode body = BODY.read(parser, envelope);
    if (!body.isObject()) {
      throw new UnreadableResponseException(
          body.isMissingNode() ? "the body is empty" : "the body is not a JSON object");
    }
    JsonNode item =
        envelope.dataFields().stream()
            .map(body::path)
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(body);
    requireObject(item, body, envelope);
    return type.cast(ModelReader.of(type).read(item));
  }

  /**
   * Refuses what cannot be the object. One whose fields all have names of their own is accepted:
   * what was made may be shown this once only, such as a secret.
   */
  private void requireObject(JsonNode item, JsonNode body, Envelope envelope) throws IOException {
    if (ModelReader.of(type).knowsFieldOf(item)) {
      return;
    }
    if (envelope.errorField() != null && body.hasNonNull(envelope.errorField())) {
      throw new RejectedResponseException(body);
    }
    boolean empty =
        item.properties().stream()
            .filter(field -> !field.getKey().equals(envelope.successField()))
            .map(Map.Entry::getValue)
            .allMatch(JsonNode::isNull);
    if (empty) {
      throw new UnreadableResponseException("it holds nothing of the object");
    }
  }
}
