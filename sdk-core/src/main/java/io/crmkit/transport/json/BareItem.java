package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Finds one object in a body that may hold it in the envelope or without one. */
final class BareItem {
  private BareItem() {}

  /** Reads the object under a data field, if one holds an object, else the whole body. */
  @SuppressWarnings("ReferenceEquality") // the body itself
  static <T> T read(Class<T> type, JsonNode body, Envelope envelope) throws IOException {
    if (!body.isObject()) {
      throw new UnreadableResponseException(
          body.isMissingNode() ? "the body is empty" : "the body is not a JSON object");
    }
    JsonNode item = body;
    for (String name : envelope.dataFields) {
      item = item == body && body.path(name).isObject() ? body.path(name) : item;
    }
    ModelReader model = ModelReader.of(type);
    requireObject(model, item, body, envelope);
    return type.cast(model.read(item));
  }

  /**
   * Refuses what cannot be the object. One whose fields all have names of their own is accepted:
   * what was made may be shown this once only, such as a secret.
   */
  private static void requireObject(
      ModelReader model, JsonNode item, JsonNode body, Envelope envelope) throws IOException {
    if (model.knowsFieldOf(item)) {
      return;
    }
    if (envelope.errorField != null && body.hasNonNull(envelope.errorField)) {
      throw new RejectedResponseException(body);
    }
    boolean empty = true;
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      empty &= field.getValue().isNull() || field.getKey().equals(envelope.successField);
    }
    if (empty) {
      throw new UnreadableResponseException("it holds nothing of the object");
    }
  }
}
