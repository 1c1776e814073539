package io.crmkit.transport.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bodies read by the real readers, without a socket. */
final class Json {
  static final Envelope ENVELOPE =
      Envelope.data("data")
          .success("success")
          .error("error")
          .meta("meta")
          .total("total")
          .size("per_page")
          .build();

  private Json() {}

  static <T> T read(ResponseReader<T> reader, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return reader.read(new ByteArrayInputStream(bytes), ENVELOPE, Long.MAX_VALUE);
  }

  static <T> T item(Class<T> type, String object) throws IOException {
    return read(Responses.item(type), "{\"data\":" + object + "}");
  }

  static JsonNode tree(String json) throws IOException {
    return read(Responses.raw(), json);
  }
}
