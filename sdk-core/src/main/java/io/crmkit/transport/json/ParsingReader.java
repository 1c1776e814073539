package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads dates and times out of texts.
 *
 * @param parse throws DateTimeException for what it cannot parse
 * @param isCanonical whether a text that can be parsed says no more than the value does
 */
record ParsingReader<T>(Function<String, T> parse, Predicate<String> isCanonical)
    implements ValueReader {
  @Override
  public Object read(JsonParser parser) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return new AsSent(null, TreeReader.read(parser));
    }
    String text = parser.getText();
    try {
      T value = parse.apply(text);
      return isCanonical.test(text) ? value : new AsSent(value, TreeReader.read(parser));
    } catch (DateTimeException e) {
      return new AsSent(null, TreeReader.read(parser));
    }
  }
}
