package io.crmkit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.webhooks.WebhookEvent;

/** The bytes that are sent for an event. */
final class EventBody {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build()
          .writer();

  private EventBody() {}

  /**
   * Returns bytes and texts as they are, anything else as JSON.
   *
   * @throws IllegalArgumentException if Jackson cannot write it
   */
  static byte[] of(Object event) {
    if (event instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (event instanceof String text) {
      return text.getBytes(UTF_8);
    }
    return json(event instanceof WebhookEvent verified ? verified.payload() : event);
  }

  private static byte[] json(Object event) {
    try {
      return WRITER.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "event of type %s cannot be written as JSON".formatted(event.getClass().getName()), e);
    }
  }
}
