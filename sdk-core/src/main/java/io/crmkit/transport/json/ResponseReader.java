package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a successful call gives back, and how it is read from the response stream. Made once per
 * kind of object and kept.
 *
 * @param <T> the type of the result
 */
public final class ResponseReader<T extends @Nullable Object> {
  /** Reads a body, with the parser before its first token. */
  interface BodyReader<T extends @Nullable Object> {
    T read(JsonParser parser, Envelope envelope) throws IOException;
  }

  private final String description;
  private final BodyReader<T> body;
  private final @Nullable Supplier<T> absent;

  /** With what is expected, for messages. */
  ResponseReader(String description, BodyReader<T> body) {
    this(description, body, null);
  }

  /** With the result of a delete whose object is gone already; null when there is none to give. */
  ResponseReader(String description, BodyReader<T> body, @Nullable Supplier<T> absent) {
    this.description = description;
    this.body = body;
    this.absent = absent;
  }

  /** What is expected, for messages. */
  public String description() {
    return description;
  }

  /** Whether there is a result to give when an object to delete is gone already. */
  public boolean canBeAbsent() {
    return absent != null;
  }

  /** The result of a delete whose object is gone already. */
  public T ofAbsentObject() {
    if (absent == null) {
      throw new IllegalStateException("there is always an object in: " + description);
    }
    return absent.get();
  }

  /**
   * Reads a body to its end and leaves it open.
   *
   * @param source the bytes, decompressed
   * @param envelope what the provider wraps around its data
   * @param maxBytes how many bytes are read at most
   * @throws UnreadableResponseException if the body is not what was expected
   * @throws RejectedResponseException if it says that the call failed
   * @throws IOException what the body threw, unchanged: the connection broke
   */
  public T read(InputStream source, Envelope envelope, long maxBytes) throws IOException {
    BodyStream stream = new BodyStream(source, maxBytes);
    try (JsonParser parser = parser(stream)) {
      return read(parser, envelope, stream);
    } catch (BodyStream.TooLargeException e) {
      throw UnreadableResponseException.tooLarge(maxBytes);
    }
  }

  private T read(JsonParser parser, Envelope envelope, BodyStream stream) throws IOException {
    try {
      return body.read(parser, envelope);
    } catch (JacksonException e) {
      throw UnreadableResponseException.of(e, parser).withStart(stream.start());
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
