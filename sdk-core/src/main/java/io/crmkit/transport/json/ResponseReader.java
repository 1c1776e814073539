package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a successful call gives back, and how it is read from the response stream. Made once per
 * type and kept: it holds the reader.
 *
 * @param <T> the type of the result
 */
public abstract class ResponseReader<T extends @Nullable Object> {
  private final String description;

  private ResponseReader(String description) {
    this.description = description;
  }

  /** One object, under the envelope's data field. */
  public static <T> ResponseReader<T> item(Class<T> type) {
    return new Item<>(type);
  }

  /**
   * One object of which it is not documented whether it comes in the envelope: under a data field
   * where that holds an object, else the whole body.
   */
  public static <T> ResponseReader<T> itemOrBody(Class<T> type) {
    return new ItemOrBody<>(type);
  }

  /**
   * The items of a list, each an object, under the envelope's data field. Null there is an empty
   * list, as some servers write it, unless the total says that there are items: documented by no
   * provider, our decision.
   */
  public static <T> ResponseReader<Items<T>> items(Class<T> type) {
    return new ItemList<>(type, true);
  }

  /** The items of a list, each whatever JSON the type can be read from, null excepted. */
  public static <T> ResponseReader<Items<T>> values(Class<T> type) {
    return new ItemList<>(type, false);
  }

  /** Nothing but that the call succeeded. The body may be empty. */
  public static ResponseReader<@Nullable Void> nothing() {
    return new Nothing();
  }

  /** The whole body, envelope included; a missing node when it is empty. */
  public static ResponseReader<JsonNode> raw() {
    return new Raw();
  }

  /** What is expected, for messages. */
  public final String description() {
    return description;
  }

  /**
   * Reads a body.
   *
   * @throws UnreadableResponseException if it is not what was expected
   * @throws RejectedResponseException if it says that the call failed
   */
  public abstract T read(JsonParser parser, Envelope envelope) throws IOException;

  /** Whether there is a result to give when an object to delete is gone already. */
  public boolean canBeAbsent() {
    return false;
  }

  /** The result of a delete whose object is gone already. */
  public T ofAbsentObject() {
    throw new IllegalStateException("there is always an object in: " + description);
  }

  private static final class Item<T> extends ResponseReader<T> {
    private final ObjectReader reader;

    Item(Class<T> type) {
      super(type.getSimpleName());
      this.reader = JsonCodec.reader(type);
    }

    @Override
    public T read(JsonParser parser, Envelope envelope) throws IOException {
      EnvelopeReader<T> answer = new EnvelopeReader<>(envelope, this::readItem);
      answer.read(parser);
      return answer.requireData();
    }

    private T readItem(JsonParser parser) throws IOException {
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        throw new UnreadableResponseException(
            "the data is %s, not an object".formatted(nameOf(parser)));
      }
      return reader.readValue(parser);
    }
  }

  private static final class ItemOrBody<T> extends ResponseReader<T> {
    private static final Raw BODY = new Raw();
    private final ObjectReader reader;

    ItemOrBody(Class<T> type) {
      super(type.getSimpleName());
      this.reader = JsonCodec.reader(type);
    }

    @Override
    public T read(JsonParser parser, Envelope envelope) throws IOException {
      JsonNode body = BODY.read(parser, envelope);
      JsonNode item =
          envelope.dataFields().stream()
              .map(body::path)
              .filter(JsonNode::isObject)
              .findFirst()
              .orElse(body);
      if (!item.isObject()) {
        throw new UnreadableResponseException("the body is not a JSON object");
      }
      return reader.readValue(item);
    }
  }

  private static final class ItemList<T> extends ResponseReader<Items<T>> {
    private final ObjectReader reader;
    private final boolean onlyObjects;

    ItemList(Class<T> type, boolean onlyObjects) {
      super("list of " + type.getSimpleName());
      this.reader = JsonCodec.reader(type);
      this.onlyObjects = onlyObjects;
    }

    @Override
    public Items<T> read(JsonParser parser, Envelope envelope) throws IOException {
      EnvelopeReader<List<T>> answer = new EnvelopeReader<>(envelope, this::readItems);
      answer.read(parser);
      List<T> items = answer.requireData();
      if (answer.isDataNull() && answer.total().orElse(0) > 0) {
        throw new UnreadableResponseException(
            "the data is null, though there are %s items".formatted(answer.total().getAsLong()));
      }
      return new Items<>(items, answer.total(), answer.size(), answer.nextPage());
    }

    private List<T> readItems(JsonParser parser) throws IOException {
      if (parser.hasToken(JsonToken.VALUE_NULL)) {
        return List.of();
      }
      if (!parser.hasToken(JsonToken.START_ARRAY)) {
        throw new UnreadableResponseException(
            "the data is %s, not an array".formatted(nameOf(parser)));
      }
      List<T> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (!isItem(parser)) {
          throw new UnreadableResponseException(
              "item %s is %s, not an object".formatted(items.size() + 1, nameOf(parser)));
        }
        items.add(reader.readValue(parser));
      }
      return items;
    }

    private boolean isItem(JsonParser parser) {
      return onlyObjects
          ? parser.hasToken(JsonToken.START_OBJECT)
          : !parser.hasToken(JsonToken.VALUE_NULL);
    }
  }

  private static final class Nothing extends ResponseReader<@Nullable Void> {
    Nothing() {
      super("acknowledgement");
    }

    @Override
    public @Nullable Void read(JsonParser parser, Envelope envelope) throws IOException {
      new EnvelopeReader<>(envelope, Nothing::skip).readIfAny(parser);
      return null;
    }

    @Override
    public boolean canBeAbsent() {
      return true;
    }

    @Override
    public @Nullable Void ofAbsentObject() {
      return null;
    }

    private static boolean skip(JsonParser parser) throws IOException {
      parser.skipChildren();
      return true;
    }
  }

  private static final class Raw extends ResponseReader<JsonNode> {
    Raw() {
      super("JSON");
    }

    @Override
    public JsonNode read(JsonParser parser, Envelope envelope) throws IOException {
      if (parser.nextToken() == null) {
        return MissingNode.getInstance();
      }
      JsonNode body = JsonCodec.treeReader().readTree(parser);
      EnvelopeReader.requireEnd(parser);
      if (envelope.isRejected(body)) {
        throw new RejectedResponseException();
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

  private static String nameOf(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return "null";
    }
    if (token.isStructStart()) {
      return token == JsonToken.START_OBJECT ? "an object" : "an array";
    }
    return token.isNumeric() ? "a number" : token.isBoolean() ? "a boolean" : "a text";
  }
}
