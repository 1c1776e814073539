package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
      // No cause: Jackson quotes the value that it had for the class.
      String unbindable =
          e.getType() == null ? type.getName() : e.getType().getRawClass().getName();
      throw new IllegalArgumentException(
          "Jackson cannot bind "
              + unbindable
              + "; has it a constructor that Jackson can call, and on the module path, is its package"
              + " open to com.fasterxml.jackson.databind?");
    } catch (JsonMappingException e) {
      String problem = "does not fit " + type.getName() + " at " + path(e);
      throw failure(provider, Reason.DATA_MISMATCH, problem);
    } catch (JsonProcessingException e) {
      throw failure(provider, Reason.DATA_MISMATCH, "does not fit " + type.getName());
    }
  }

  private static @Nullable JsonNode parse(WebhookProvider provider, byte[] body) {
    requireUtf8(provider, body);
    try (JsonParser parser = new FiniteNumbers(TREES.createParser(body))) {
      return TREES.readTree(parser);
    } catch (StreamConstraintsException e) {
      throw failure(provider, Reason.LIMIT_EXCEEDED, "exceeds a limit" + position(e));
    } catch (JsonProcessingException e) {
      throw failure(provider, Reason.MALFORMED_JSON, "is malformed JSON" + position(e));
    } catch (NumberFormatException e) {
      // Jackson lets an exponent of more than ten digits through to BigDecimal, which throws this.
      throw failure(provider, Reason.LIMIT_EXCEEDED, "has a number with a huge exponent");
    } catch (IOException e) {
      // What looks like UTF-16 or UTF-32 and is not; nothing else can fail on an array.
      throw failure(provider, Reason.MALFORMED_JSON, "is not UTF-8");
    }
  }

  /**
   * Jackson reads overlong sequences and single surrogates as if they were characters, and what
   * reads the body after us may read others: the decoder of the JDK takes none of them.
   */
  private static void requireUtf8(WebhookProvider provider, byte[] body) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw failure(provider, Reason.MALFORMED_JSON, "is not UTF-8");
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

  /** Keys of a map, and fields that a class takes without naming them, are content of the body. */
  private static String name(JsonMappingException.Reference step) {
    String field = step.getFieldName();
    return field != null && isNamed(field, step.getFrom()) ? LogText.name(field) : "[]";
  }

  private static boolean isNamed(String field, Object from) {
    if (from instanceof Map) {
      return false;
    }
    JavaType type = MAPPER.constructType(from instanceof Class<?> made ? made : from.getClass());
    return MAPPER.getDeserializationConfig().introspect(type).findProperties().stream()
        .anyMatch(property -> property.getName().equals(field));
  }

  private static UnreadableEventException failure(
      WebhookProvider provider, Reason reason, String problem) {
    return new UnreadableEventException(provider, reason, provider + " delivery " + problem);
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(1_000).build();
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

  /**
   * JSON has no infinite numbers, but Jackson before 2.18 makes one of what is beyond a double, and
   * then does not read it as the decimal number that it is.
   */
  private static final class FiniteNumbers extends JsonParserDelegate {
    FiniteNumbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public boolean isNaN() {
      return false;
    }
  }
}
