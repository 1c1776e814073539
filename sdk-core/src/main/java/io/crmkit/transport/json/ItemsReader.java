package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Reads the items of a list, under the envelope's data field. */
final class ItemsReader<T> extends ResponseReader<Items<T>> {
  /** Reads one item, with the parser on its first token. */
  private interface OneItem<T> {
    T read(JsonParser parser, int number) throws IOException;
  }

  private final OneItem<T> item;

  private ItemsReader(Class<T> type, OneItem<T> item) {
    super("list of " + type.getSimpleName());
    this.item = item;
  }

  static <T> ItemsReader<T> ofObjects(Class<T> type) {
    return new ItemsReader<>(type, (parser, number) -> readObject(type, parser, number));
  }

  static <T> ItemsReader<T> ofValues(Class<T> type, Function<JsonNode, T> make) {
    return new ItemsReader<>(type, (parser, number) -> make.apply(readValue(parser, number)));
  }

  @Override
  Items<T> read(JsonParser parser, Envelope envelope) throws IOException {
    EnvelopeReader<List<T>> response = new EnvelopeReader<>(envelope, this::readItems);
    response.read(parser);
    List<T> items = response.requireData();
    if (response.isDataNull() && response.total().orElse(0) > 0) {
      throw new UnreadableResponseException(
          String.format(
              Locale.ROOT,
              "the data is null, though there are %d items",
              response.total().getAsLong()));
    }
    return new Items<>(items, response.total(), response.size(), response.nextPage());
  }

  private List<T> readItems(JsonParser parser) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return List.of();
    }
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw ParserProblem.notA("an array", "the data", parser);
    }
    List<T> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(item.read(parser, items.size() + 1));
    }
    return items;
  }

  private static <T> T readObject(Class<T> type, JsonParser parser, int number) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw ParserProblem.notA("an object", "item " + number, parser);
    }
    try {
      return type.cast(ModelReader.of(type).read(parser));
    } catch (UnreadableResponseException e) {
      throw new UnreadableResponseException("item " + number + ": " + e.getMessage());
    }
  }

  private static JsonNode readValue(JsonParser parser, int number) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      throw ParserProblem.notA("a value", "item " + number, parser);
    }
    return TreeReader.read(parser);
  }
}
