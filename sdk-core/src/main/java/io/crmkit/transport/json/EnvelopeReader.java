package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks one answer's envelope as it streams in and reads the data where it stands, so that no tree
 * is built. Used once.
 *
 * @param <D> the type of the data
 */
final class EnvelopeReader<D> {
  /** Reads the data, with the parser on its first token. */
  interface DataReader<D> {
    D read(JsonParser parser) throws IOException;
  }

  private final Envelope envelope;
  private final DataReader<D> dataReader;
  private @Nullable D data;
  private boolean dataIsNull;
  private boolean rejected;
  private OptionalLong total = OptionalLong.empty();
  private OptionalInt size = OptionalInt.empty();
  private OptionalInt nextPage = OptionalInt.empty();

  EnvelopeReader(Envelope envelope, DataReader<D> dataReader) {
    this.envelope = envelope;
    this.dataReader = dataReader;
  }

  void read(JsonParser parser) throws IOException {
    if (!readIfAny(parser)) {
      throw new UnreadableResponseException("the body is empty");
    }
  }

  /** Reads an answer whose body may be empty, and tells whether it was not. */
  boolean readIfAny(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return false;
    }
    if (first == JsonToken.START_ARRAY && envelope.bareArray()) {
      data = dataReader.read(parser);
    } else if (first == JsonToken.START_OBJECT) {
      readFields(parser);
    } else {
      throw new UnreadableResponseException("the body is not a JSON object");
    }
    requireEnd(parser);
    return true;
  }

  D requireData() throws UnreadableResponseException {
    if (data == null) {
      throw new UnreadableResponseException(
          "it has no field '%s'".formatted(String.join("' or '", envelope.dataFields())));
    }
    return data;
  }

  boolean isDataNull() {
    return dataIsNull;
  }

  OptionalLong total() {
    return total;
  }

  OptionalInt size() {
    return size;
  }

  OptionalInt nextPage() {
    return nextPage;
  }

  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new UnreadableResponseException("something follows the end of the JSON value");
    }
  }

  private void readFields(JsonParser parser) throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals(envelope.successField())) {
        rejected |= parser.hasToken(JsonToken.VALUE_FALSE);
      } else if (!rejected && envelope.dataFields().contains(name)) {
        dataIsNull = parser.hasToken(JsonToken.VALUE_NULL);
        data = dataReader.read(parser);
      } else if (name.equals(envelope.metaField()) && parser.hasToken(JsonToken.START_OBJECT)) {
        readMeta(parser);
      } else {
        readCount(name, parser, envelope.metaField() == null);
      }
    }
    if (rejected) {
      throw new RejectedResponseException();
    }
  }

  private void readMeta(JsonParser parser) throws IOException {
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      readCount(name, parser, true);
    }
  }

  private void readCount(String name, JsonParser parser, boolean counts) throws IOException {
    if (counts
        && parser.hasToken(JsonToken.VALUE_NUMBER_INT)
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      long count = parser.getLongValue();
      if (name.equals(envelope.totalField()) && count >= 0) {
        total = OptionalLong.of(count);
      } else if (name.equals(envelope.sizeField()) && count > 0 && count <= Integer.MAX_VALUE) {
        size = OptionalInt.of((int) count);
      } else if (name.equals(envelope.nextPageField()) && count > 0 && count <= Integer.MAX_VALUE) {
        nextPage = OptionalInt.of((int) count);
      }
    }
    parser.skipChildren();
  }
}
