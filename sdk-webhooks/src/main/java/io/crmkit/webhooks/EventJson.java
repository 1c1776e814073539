package io.crmkit.webhooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.webhooks.UnreadableEventException.Reason;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads JSON within limits, and tells what is wrong with it without quoting it. */
final class EventJson {
  private static final JsonMapper MAPPER = mapper();
  private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

  private EventJson() {}

  static ObjectNode readObject(WebhookProvider provider, byte[] body) {
    if (parse(provider, body) instanceof ObjectNode object) {
      return object;
    }
    throw failure(provider, Reason.NOT_AN_OBJECT, "is not a JSON object");
  }

  static <T> T convert(WebhookProvider provider, JsonNode data, Class<T> type) {
    if (data.isMissingNode() || data.isNull()) {
      throw failure(provider, Reason.DATA_MISMATCH, "has no data to read as " + type.getName());
    }
    try {
      return MAPPER.treeToValue(data, type);
    } catch (InvalidDefinitionException e) {
      throw new IllegalArgumentException(
          "Jackson cannot bind "
              + type.getName()
              + "; on the module path, is its package open to com.fasterxml.jackson.databind?",
          e);
    } catch (JsonMappingException e) {
      String problem = "does not fit " + type.getName() + " at " + path(e);
      throw failure(provider, Reason.DATA_MISMATCH, problem);
    } catch (JsonProcessingException e) {
      throw failure(provider, Reason.DATA_MISMATCH, "does not fit " + type.getName());
    }
  }

  private static JsonNode parse(WebhookProvider provider, byte[] body) {
    try {
      return TREES.readTree(body);
    } catch (StreamConstraintsException e) {
      throw failure(provider, Reason.LIMIT_EXCEEDED, "exceeds a limit" + position(e));
    } catch (JsonProcessingException e) {
      throw failure(provider, Reason.MALFORMED_JSON, "is malformed JSON" + position(e));
    } catch (NumberFormatException e) {
      // Jackson lets an exponent of more than ten digits through to BigDecimal, which throws this.
      throw failure(provider, Reason.LIMIT_EXCEEDED, "has a number with a huge exponent");
    } catch (IOException e) {
      // Bytes that are no text in any Unicode encoding; nothing else can fail on an array.
      throw failure(provider, Reason.MALFORMED_JSON, "is not text in a Unicode encoding");
    }
  }

  private static String position(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? "" : " before byte " + location.getByteOffset();
  }

  /** Where in the data, for example {@code address.city}, by the names in the user's class. */
  private static String path(JsonMappingException e) {
    return e.getPath().isEmpty()
        ? "the top"
        : e.getPath().stream().limit(10).map(EventJson::name).collect(Collectors.joining("."));
  }

  /** Keys of a map are content of the body, not names. */
  private static String name(JsonMappingException.Reference step) {
    return step.getFieldName() == null || step.getFrom() instanceof Map
        ? "[]"
        : LogText.name(step.getFieldName());
  }

  private static UnreadableEventException failure(
      WebhookProvider provider, Reason reason, String problem) {
    return new UnreadableEventException(provider, reason, provider + " delivery " + problem);
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxNumberLength(1_000)
            .maxNameLength(10_000)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    return JsonMapper.builder(factory)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        // Amounts of money arrive as they were sent, 10.50 included.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new JavaTimeModule())
        .build();
  }
}
