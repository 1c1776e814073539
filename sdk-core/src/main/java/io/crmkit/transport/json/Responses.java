package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of responses that there are. */
public final class Responses {
  private Responses() {}

  /** One object, under the envelope's data field. */
  public static <T> ResponseReader<T> item(Class<T> type) {
    return new ResponseReader<>(
        type.getSimpleName(),
        (parser, envelope) -> {
          EnvelopeReader<T> response =
              new EnvelopeReader<>(envelope, (data, none) -> readObject(type, data, none));
          response.read(parser);
          return response.requireData();
        });
  }

  /**
   * One object of which it is not documented whether it comes in the envelope: under a data field
   * where that holds an object, else the whole body.
   */
  public static <T> ResponseReader<T> itemOrBody(Class<T> type) {
    return new ResponseReader<>(
        type.getSimpleName(),
        (parser, envelope) -> BareItem.read(type, readBody(parser, envelope), envelope));
  }

  /**
   * The items of a list, each an object, under the envelope's data field. Null there is an empty
   * list, as some servers write it, unless the total says that there are items: documented by no
   * provider, our decision.
   */
  public static <T> ResponseReader<Items<T>> items(Class<T> type) {
    return list(type, (parser, number) -> readObject(type, parser, number));
  }

  /** The items of a list, each made of whatever JSON there is, null excepted. */
  public static <T> ResponseReader<Items<T>> values(Class<T> type, Function<JsonNode, T> make) {
    return list(type, (parser, number) -> make.apply(readValue(parser, number)));
  }

  /** Nothing but that the call succeeded. The body may be empty. */
  public static ResponseReader<@Nullable Void> nothing() {
    return new ResponseReader<>(
        "acknowledgement",
        (parser, envelope) -> {
          new EnvelopeReader<>(envelope, (data, none) -> data.skipChildren()).readIfAny(parser);
          return null;
        },
        () -> null);
  }

  /** The whole body, envelope included; a missing node when it is empty. */
  public static ResponseReader<JsonNode> raw() {
    return new ResponseReader<>("JSON", Responses::readBody, MissingNode::getInstance);
  }

  private static <T> ResponseReader<Items<T>> list(
      Class<T> type, EnvelopeReader.DataReader<T> item) {
    return new ResponseReader<>(
        "list of " + type.getSimpleName(),
        (parser, envelope) -> {
          EnvelopeReader<List<T>> response =
              new EnvelopeReader<>(envelope, (data, none) -> readItems(data, item));
          response.read(parser);
          List<T> items = response.requireData();
          if (response.isDataNull() && response.total().orElse(0) > 0) {
            throw new UnreadableResponseException(
                "the data is null, though there are %s items"
                    .formatted(response.total().getAsLong()));
          }
          return new Items<>(items, response.total(), response.size(), response.nextPage());
        });
  }

  private static <T> List<T> readItems(JsonParser parser, EnvelopeReader.DataReader<T> item)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return List.of();
    }
    if (!parser.hasToken(JsonToken.START_ARRAY)) {
      throw UnreadableResponseException.notA("an array", 0, parser);
    }
    List<T> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(item.read(parser, items.size() + 1));
    }
    return items;
  }

  private static <T> T readObject(Class<T> type, JsonParser parser, int item) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT)) {
      throw UnreadableResponseException.notA("an object", item, parser);
    }
    try {
      return type.cast(ModelReader.of(type).read(parser));
    } catch (UnreadableResponseException e) {
      throw item == 0 ? e : new UnreadableResponseException("item " + item + ": " + e.getMessage());
    }
  }

  private static JsonNode readValue(JsonParser parser, int item) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      throw UnreadableResponseException.notA("a value", item, parser);
    }
    return TreeReader.read(parser);
  }

  private static JsonNode readBody(JsonParser parser, Envelope envelope) throws IOException {
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
}
