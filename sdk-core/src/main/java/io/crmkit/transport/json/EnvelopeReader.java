package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks one response's envelope as it streams in and reads the data where it stands, so that no
 * tree of it is built. Members have no order: what is wrong with the data counts only once the
 * envelope's end is reached without a word of failure. Used once.
 *
 * @param <D> the type of the data
 */
final class EnvelopeReader<D> {
  /** Reads the data or an item of it, with the parser on its first token. */
  interface DataReader<D> {
    /**
     * Reads it.
     *
     * @param item which item of a list it is, from 1; 0 for the data itself
     */
    D read(JsonParser parser, int item) throws IOException;
  }

  private final Envelope envelope;
  private final DataReader<D> dataReader;
  private final ObjectNode others = JsonNodeFactory.instance.objectNode();
  private @Nullable D data;
  private @Nullable String dataName;
  private boolean dataIsNull;
  private @Nullable UnreadableResponseException problem;

  EnvelopeReader(Envelope envelope, DataReader<D> dataReader) {
    this.envelope = envelope;
    this.dataReader = dataReader;
  }

  void read(JsonParser parser) throws IOException {
    if (!readIfAny(parser)) {
      throw new UnreadableResponseException("the body is empty");
    }
  }

  /** Reads a response whose body may be empty, and tells whether it was not. */
  boolean readIfAny(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return false;
    }
    if (first == JsonToken.START_ARRAY && envelope.bareArray) {
      data = dataReader.read(parser, 0);
      requireEnd(parser);
    } else if (first == JsonToken.START_OBJECT) {
      readMembers(parser);
    } else {
      throw new UnreadableResponseException("the body is not a JSON object");
    }
    return true;
  }

  D requireData() throws UnreadableResponseException {
    if (data == null) {
      throw new UnreadableResponseException(
          "it has no field '%s'".formatted(String.join("' or '", envelope.dataFields)));
    }
    return data;
  }

  boolean isDataNull() {
    return dataIsNull;
  }

  OptionalLong total() {
    long total = count(envelope.totalField, 0);
    return total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
  }

  OptionalInt size() {
    return smallCount(envelope.sizeField);
  }

  OptionalInt nextPage() {
    return smallCount(envelope.nextPageField);
  }

  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw new UnreadableResponseException("something follows the end of the JSON value");
    }
  }

  private void readMembers(JsonParser parser) throws IOException {
    JsonStreamContext members = parser.getParsingContext();
    try {
      String name;
      while ((name = parser.nextFieldName()) != null) {
        parser.nextToken();
        readMember(name, parser, members);
      }
      requireEnd(parser);
    } catch (JacksonException | UnreadableResponseException e) {
      requireNotRejected(); // a body that breaks off still says what it said
      throw e;
    }
    requireNotRejected();
    if (problem != null) {
      throw problem;
    }
  }

  private void readMember(String name, JsonParser parser, JsonStreamContext members)
      throws IOException {
    if (!envelope.dataFields.contains(name)) {
      if (others.replace(name, TreeReader.read(parser)) != null) {
        throw UnreadableResponseException.duplicateField(parser);
      }
    } else if (isRejected()) {
      parser.skipChildren();
    } else {
      readData(name, parser, members);
    }
  }

  @SuppressWarnings("ReferenceEquality") // the object that is being read
  private void readData(String name, JsonParser parser, JsonStreamContext members)
      throws IOException {
    try {
      if (dataName != null) {
        throw UnreadableResponseException.duplicateField(name);
      }
      dataName = name;
      dataIsNull = parser.hasToken(JsonToken.VALUE_NULL);
      data = dataReader.read(parser, 0);
    } catch (UnreadableResponseException e) {
      problem = problem == null ? e : problem;
      while (parser.getParsingContext() != members) {
        parser.nextToken();
      }
    }
  }

  private void requireNotRejected() throws RejectedResponseException {
    if (isRejected()) {
      throw new RejectedResponseException(others);
    }
  }

  private boolean isRejected() {
    return isRejected(others, envelope);
  }

  /** Whether a body says by itself that the call failed. */
  static boolean isRejected(JsonNode body, Envelope envelope) {
    return envelope.successField != null
        && BooleanNode.FALSE.equals(body.get(envelope.successField));
  }

  private OptionalInt smallCount(@Nullable String name) {
    long count = count(name, 1);
    return count < 0 || count > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of((int) count);
  }

  /** A number of the envelope; -1 if it is not there or of no use. */
  private long count(@Nullable String name, long least) {
    JsonNode counts = envelope.metaField == null ? others : others.path(envelope.metaField);
    JsonNode count = name == null ? null : counts.get(name);
    return count != null
            && count.isIntegralNumber()
            && count.canConvertToLong()
            && count.longValue() >= least
        ? count.longValue()
        : -1;
  }
}
