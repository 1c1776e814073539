package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a successful call gives back, and how it is read from the response stream. Made once per
 * kind of object and kept.
 *
 * @param <T> the type of the result
 */
public abstract class ResponseReader<T extends @Nullable Object> {
  private final String description;

  /** With what is expected, for messages. */
  ResponseReader(String description) {
    this.description = description;
  }

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

  /** What is expected, for messages. */
  public final String description() {
    return description;
  }

  /** Whether there is a result to give when an object to delete is gone already. */
  public boolean canBeAbsent() {
    return false;
  }

  /** The result of a delete whose object is gone already. */
  public T ofAbsentObject() {
    throw new IllegalStateException("there is always an object in: " + description);
  }

  /**
   * Reads a body to its end and leaves it open.
   *
   * @param body the bytes, decompressed
   * @param envelope what the provider wraps around its data
   * @param maxBytes how many bytes are read at most
   * @throws UnreadableResponseException if the body is not what was expected
   * @throws RejectedResponseException if it says that the call failed
   * @throws IOException what the body threw, unchanged: the connection broke
   */
  public final T read(InputStream body, Envelope envelope, long maxBytes) throws IOException {
    BodyStream stream = new BodyStream(body, maxBytes);
    try (JsonParser parser = parser(stream)) {
      return read(parser, envelope, stream);
    } catch (BodyStream.TooLargeException e) {
      throw UnreadableResponseException.tooLarge(maxBytes);
    }
  }

  /** Reads a body, with the parser before its first token. */
  abstract T read(JsonParser parser, Envelope envelope) throws IOException;

  private T read(JsonParser parser, Envelope envelope, BodyStream stream) throws IOException {
    try {
      return read(parser, envelope);
    } catch (JacksonException e) {
      throw ParserProblem.of(e, parser).withStart(stream.start());
    } catch (UnreadableResponseException e) {
      throw e.withStart(stream.start());
    } catch (RejectedResponseException e) {
      byte @Nullable [] whole = stream.whole();
      throw whole == null ? e : e.withBody(whole);
    }
  }

  private static JsonParser parser(BodyStream stream) throws IOException {
    try {
      return JsonCodec.parser(stream);
    } catch (CharConversionException e) { // what the first bytes say of the encoding
      throw new UnreadableResponseException("it is not UTF-8").withStart(stream.start());
    }
  }
}
