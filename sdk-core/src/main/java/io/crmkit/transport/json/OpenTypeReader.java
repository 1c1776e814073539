package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads open sets of values, such as statuses: records of one text, made of texts only. */
record OpenTypeReader(RecordConstructor constructor) implements ValueReader {
  static boolean isOpenType(Class<?> record) {
    return record.getRecordComponents().length == 1
        && record.getRecordComponents()[0].getType() == String.class;
  }

  static OpenTypeReader of(Class<?> record) {
    return new OpenTypeReader(RecordConstructor.of(record));
  }

  @Override
  public Object read(JsonParser parser) throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING)
        ? constructor.make(new Object[] {parser.getText()})
        : new AsSent(null, TreeReader.read(parser));
  }
}
