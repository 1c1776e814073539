package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads arrays all of whose elements are of one type. The array is read whole first, since its last
 * element may be the one that cannot be read.
 *
 * @param elements reads one element
 */
record ListReader(ValueReader elements) implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    JsonNode json = TreeReader.read(parser);
    if (!json.isArray()) {
      return new AsSent(null, json);
    }
    List<Object> values = new ArrayList<>(json.size());
    boolean exact = !json.isEmpty(); // an empty list looks like an absent one
    for (JsonNode element : json) {
      Object read = element.isNull() ? null : elements.read(element);
      Object value = read instanceof AsSent sent ? sent.value() : read;
      if (value == null) {
        return new AsSent(null, json);
      }
      exact &= value == read;
      values.add(value);
    }
    List<Object> list = List.copyOf(values);
    return exact ? list : new AsSent(list, json);
  }
}
