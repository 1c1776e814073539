package io.crmkit.transport.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.transport.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one place that decides how JSON is read and written. */
public final class JsonCodec {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          // Enough for any honest response; a hostile one ends in an error, not in
                          // a deep stack.
                          .maxNestingDepth(200)
                          // maxResponseBytes is the limit; long numbers are never calculated with.
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(crmkit())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          // Money must survive reading and writing digit by digit.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);
  private static final ObjectWriter WRITER = MAPPER.writer();

  private JsonCodec() {}

  private static SimpleModule crmkit() {
    SimpleModule module = new SimpleModule("crmkit");
    module.addDeserializer(
        Instant.class, new ParsingDeserializer<>(Instant.class, IsoInstant::parse));
    module.addDeserializer(
        LocalDate.class, new ParsingDeserializer<>(LocalDate.class, LenientTimes::date));
    module.setSerializers(new ForeignNodes());
    return module;
  }

  /** A parser whose values {@link TreeReader} and the {@link ValueReader}s read. */
  static JsonParser parser(InputStream body) throws IOException {
    return MAPPER.getFactory().createParser(body);
  }

  /** Reads JSON of which only some is of interest, such as an error body, by Jackson's rules. */
  public static ObjectReader treeReader() {
    return TREE;
  }

  /**
   * Writes a value as JSON.
   *
   * @throws IllegalArgumentException if Jackson cannot write it
   */
  public static byte[] toBytes(Object value) {
    try {
      return WRITER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "body of type %s cannot be written as JSON".formatted(value.getClass().getName()), e);
    }
  }

  /**
   * The value as a JSON tree of its own.
   *
   * @throws IllegalArgumentException if it cannot be sent as JSON
   */
  public static JsonNode toTree(String name, @Nullable Object value) {
    if (value == null) {
      return MAPPER.nullNode();
    }
    JsonNode tree = value instanceof JsonNode node ? node.deepCopy() : written(name, value);
    requireSendable(() -> name, tree);
    return tree;
  }

  private static JsonNode written(String name, Object value) {
    if (value instanceof String text) { // most are; Jackson's way allocates 500 bytes for each
      return TextNode.valueOf(text);
    }
    try {
      return MAPPER.valueToTree(value);
    } catch (IllegalArgumentException e) {
      String problem =
          e.getCause() instanceof ForeignNodes.Found foreign
              ? "holds " + foreign.getOriginalMessage()
              : "of type %s cannot be written as JSON".formatted(value.getClass().getName());
      throw new IllegalArgumentException(name + " " + problem, e);
    }
  }

  /**
   * Requires that a tree arrives as it is: it can hold what JSON cannot carry.
   *
   * @throws IllegalArgumentException if it holds NaN, an infinite number, or half of a surrogate
   *     pair
   */
  private static void requireSendable(Supplier<String> name, JsonNode tree) {
    if (tree.isTextual()) {
      Checks.wellFormed(name, tree.textValue());
    } else if ((tree.isDouble() || tree.isFloat()) && !Double.isFinite(tree.doubleValue())) {
      throw new IllegalArgumentException(
          "%s holds %s, which JSON cannot carry: leave it out, or send null or a text instead"
              .formatted(name.get(), tree.doubleValue()));
    }
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      Checks.wellFormed(() -> "the name of a field of " + name.get(), field.getKey());
      requireSendable(() -> name.get() + "." + field.getKey(), field.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode element : tree) {
        requireSendable(name, element);
      }
    }
  }

  /** A copy of an object (or a new one, when there was none) with one more entry. */
  public static JsonNode withEntry(@Nullable JsonNode object, String key, @Nullable Object value) {
    ObjectNode copy =
        object instanceof ObjectNode existing ? existing.deepCopy() : MAPPER.createObjectNode();
    return copy.set(key, toTree(key, value));
  }

  /** A copy of an array (or a new one, when there was none) with the texts that it lacks. */
  public static JsonNode withTexts(@Nullable JsonNode array, Collection<String> texts) {
    Set<JsonNode> all = new LinkedHashSet<>();
    if (array instanceof ArrayNode existing) {
      for (JsonNode text : existing) {
        all.add(text);
      }
    }
    for (String text : texts) {
      all.add(TextNode.valueOf(text));
    }
    return MAPPER.createArrayNode().addAll(all);
  }

  /**
   * Reads an object's entries as a type of the caller's.
   *
   * @throws IllegalArgumentException if they do not fit the type
   */
  public static <T> T convert(Map<String, JsonNode> entries, Class<T> type) {
    Objects.requireNonNull(type, "type == null");
    try {
      // Not MAPPER.treeToValue: asked for a JsonNode, it hands out the tree itself.
      return MAPPER.readerFor(type).readValue(new ObjectNode(MAPPER.getNodeFactory(), entries));
    } catch (IOException | ArithmeticException e) { // the latter for a huge number
      throw new IllegalArgumentException(
          "the data cannot be read as %s: %s".formatted(type.getName(), e.getMessage()), e);
    }
  }
}
