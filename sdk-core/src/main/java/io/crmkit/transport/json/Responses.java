package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The kinds of responses that there are. */
public final class Responses {
  private Responses() {}

  /** One object, under the envelope's data field. */
  public static <T> ResponseReader<T> item(Class<T> type) {
    return new ItemReader<>(type);
  }

  /**
   * One object of which it is not documented whether it comes in the envelope: under a data field
   * where that holds an object, else the whole body.
   */
  public static <T> ResponseReader<T> itemOrBody(Class<T> type) {
    return new ItemOrBodyReader<>(type);
  }

  /**
   * The items of a list, each an object, under the envelope's data field. Null there is an empty
   * list, as some servers write it, unless the total says that there are items: documented by no
   * provider, our decision.
   */
  public static <T> ResponseReader<Items<T>> items(Class<T> type) {
    return ItemsReader.ofObjects(type);
  }

  /** The items of a list, each made of whatever JSON there is, null excepted. */
  public static <T> ResponseReader<Items<T>> values(Class<T> type, Function<JsonNode, T> make) {
    return ItemsReader.ofValues(type, make);
  }

  /** Nothing but that the call succeeded. The body may be empty. */
  public static ResponseReader<@Nullable Void> nothing() {
    return new NothingReader();
  }

  /** The whole body, envelope included; a missing node when it is empty. */
  public static ResponseReader<JsonNode> raw() {
    return new RawReader();
  }
}
