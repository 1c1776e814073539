package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
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
