package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads nothing but that the call succeeded. */
final class NothingReader extends ResponseReader<@Nullable Void> {
  NothingReader() {
    super("acknowledgement");
  }

  @Override
  @Nullable Void read(JsonParser parser, Envelope envelope) throws IOException {
    new EnvelopeReader<>(envelope, NothingReader::skip).readIfAny(parser);
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
