package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.kanvo.KanvoRecord;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a field of whatever model: the object is read, nothing of it is lost, and what
 * was read can be sent back as it came. Models are found by walking the packages.
 */
class EveryFieldOfEveryModelTest {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "1",
          "-1",
          "82.0",
          "82.5",
          "-0.0",
          "1500.10",
          "2147483648",
          "99999999999999999999",
          "1e3",
          "1e400",
          "1e20000",
          "-1e-20000",
          "1e40000000000",
          "9".repeat(1_001),
          "\"\"",
          "\" \"",
          "\"yes\"",
          "\"true\"",
          "\"82\"",
          "\"007\"",
          "\"-0\"",
          "\"1e3\"",
          "\"1500.10\"",
          "\"1 500,10\"",
          "\"٤٢\"",
          "\"yesterday\"",
          "\"2026-03-14\"",
          "\"2026-03-14T18:30:00Z\"",
          "\"2026-03-14 18:30:00\"",
          "\"2026-03-14T18:30:00+05:30\"",
          "\"2026-02-30T00:00:00Z\"",
          "\"09:30\"",
          "\"09:30:00\"",
          "\"é\\u0000\\ud83d\\ude00\"",
          "\"" + "long".repeat(5_000) + "\"",
          "[]",
          "[1]",
          "[null]",
          "[\"a\",\"b\"]",
          "[\"a\",2,true]",
          "[\"a\",{}]",
          "[[[]]]",
          "[{\"id\":\"a\",\"x\":[-0]},{\"id\":2,\"name\":[]}]",
          "[{\"id\":\"a\"},{}]",
          "{}",
          "{\"a\":1}",
          "{\"name\":5,\"stages\":[{\"id\":\"s\",\"position\":\"first\"}]}",
          "{\"id\":{\"deep\":[{\"x\":1e20000}]},\"slug\":[],\"additional_properties\":null}");

  /** A number may be another node with the same digits. */
  private static final Comparator<JsonNode> SAME =
      (one, other) ->
          one.equals(other)
                  || (one.isNumber() && other.isNumber() && one.asText().equals(other.asText()))
              ? 0
              : 1;

  static Stream<Class<?>> models() throws Exception {
    return records().filter(type -> type.getRecordComponents().length > 1);
  }

  private static Stream<Class<?>> records() throws IOException, URISyntaxException {
    Path classes =
        Path.of(KanvoRecord.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Stream.of("kanvo", "kolva", "kaivox", "bolsivo")
        .map(provider -> classes.resolve("io/crmkit").resolve(provider))
        .flatMap(EveryFieldOfEveryModelTest::classesIn)
        .filter(Class::isRecord);
  }

  private static Stream<Class<?>> classesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(name -> load(folder.getFileName(), name))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Class<?> load(Path provider, String file) {
    try {
      return Class.forName("io.crmkit." + provider + "." + file.replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theModelsAreFound() throws Exception {
    assertThat(models()).hasSizeGreaterThanOrEqualTo(16).contains(KanvoRecord.class);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyModelKeepsWhatItDoesNotKnow(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();

    assertThat(components[components.length - 1].getName()).isEqualTo("additionalProperties");
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFieldMayHoldAnything(Class<? extends Record> type) throws IOException {
    for (String name : names(type)) {
      for (String value : VALUES) {
        requireNothingLost(type, Map.of(name, value));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void allFieldsMayHoldAnythingAtOnce(Class<? extends Record> type) throws IOException {
    for (int shift = 0; shift < VALUES.size(); shift++) {
      Map<String, String> object = new LinkedHashMap<>();
      for (String name : names(type)) {
        object.put(name, VALUES.get((shift + 7 * object.size()) % VALUES.size()));
      }
      requireNothingLost(type, object);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatIsRequiredAndMissingIsNamed(Class<? extends Record> type) {
    for (ModelField field : ModelReader.of(type).fields()) {
      if (field.required) {
        for (String object : List.of("{}", "{\"" + field.name + "\":null}")) {
          assertThatThrownBy(() -> Json.item(type, object))
              .isInstanceOf(UnreadableResponseException.class)
              .hasMessage("it has no field '" + field.name + "'");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFieldThatIsThereTwiceIsNamedOrLocated(Class<? extends Record> type) {
    for (String name : names(type)) {
      assertThatThrownBy(() -> Json.item(type, "{\"%s\":null,\"%s\":null}".formatted(name, name)))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessageContaining("twice");
    }
  }

  /** The fields of a model, their aliases, and names that the reader must not take for its own. */
  private static List<String> names(Class<?> type) {
    return Stream.concat(
            ModelReader.of(type).fields().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.name), Stream.of(field.aliases))),
            Stream.of("additional_properties", "additionalProperties", "x"))
        .toList();
  }

  private static void requireNothingLost(Class<? extends Record> type, Map<String, String> some)
      throws IOException {
    Map<String, String> object = new LinkedHashMap<>(some);
    for (ModelField field : ModelReader.of(type).fields()) {
      if (field.required && "null".equals(object.getOrDefault(field.name, "null"))) {
        object.put(field.name, "\"needed\"");
      }
    }
    String json = json(object);

    Record model = Json.item(type, json);

    JsonNode expected = withoutKnownNulls(type, (ObjectNode) Json.tree(json));
    assertThat(tree(Models.fields(model)).equals(SAME, expected)).as(json).isTrue();
    requireEachInOnePlace(model, object);
  }

  /** The typed accessor has the value, or the additional fields have it whole. */
  private static void requireEachInOnePlace(Record model, Map<String, String> object)
      throws IOException {
    Map<String, JsonNode> additional = ModelReader.of(model.getClass()).additionalFields(model);
    for (ModelField field : ModelReader.of(model.getClass()).fields()) {
      String sent = object.getOrDefault(field.name, "null");
      if (field.aliases.length == 0 && looksAbsent(field.valueIn(model))) {
        boolean sameAsAbsent = List.of("null", "[]", "{}", "false", "0").contains(sent);
        assertThat(additional.containsKey(field.name) || sameAsAbsent || isZero(sent))
            .as("%s of %s is %s", field.name, model.getClass(), sent)
            .isTrue();
      }
      if (additional.containsKey(field.name)) {
        assertThat(additional.get(field.name)).isEqualTo(Json.tree(sent));
      }
    }
  }

  private static boolean isZero(String sent) {
    return sent.equals("\"false\"") || sent.equals("-0") || sent.equals("\"-0\"");
  }

  private static boolean looksAbsent(Object value) {
    return value == null
        || value.equals(false)
        || value.equals(List.of())
        || value.equals(Map.of());
  }

  private static String json(Map<String, String> object) {
    return object.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  private static JsonNode withoutKnownNulls(Class<?> type, ObjectNode object) {
    for (ModelField field : ModelReader.of(type).fields()) {
      if (object.path(field.name).isNull()) {
        object.remove(field.name);
      }
    }
    return object;
  }

  private static JsonNode tree(Map<String, JsonNode> fields) {
    return new ObjectNode(JsonNodeFactory.instance, fields);
  }
}
