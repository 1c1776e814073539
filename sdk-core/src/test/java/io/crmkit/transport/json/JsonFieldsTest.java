package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectMapper.DefaultTyping;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.kaivox.KaiVoxSlot;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that cannot be changed from outside, by whatever way one gets at them. */
class JsonFieldsTest {
  private static final String OBJECT =
      "{\"id\":\"a\",\"data\":{\"list\":[1],\"object\":{\"x\":1}},\"list\":[1],\"object\":{\"x\":1}}";

  private static final List<Function<Map<String, JsonNode>, List<JsonNode>>> WAYS =
      List.of(
          fields -> List.of(fields.get("list"), fields.get("object")),
          fields -> List.of(fields.getOrDefault("list", NullNode.getInstance())),
          fields -> List.copyOf(fields.values()),
          fields -> fields.values().stream().toList(),
          fields -> fields.entrySet().stream().map(Map.Entry::getValue).toList(),
          fields -> List.copyOf(new HashMap<>(fields).values()),
          fields -> List.copyOf(Map.copyOf(fields).values()),
          fields -> {
            List<JsonNode> seen = new ArrayList<>();
            fields.forEach((name, value) -> seen.add(value));
            return seen;
          });

  static Stream<Map<String, JsonNode>> allFields() throws IOException {
    KanvoRecord read = Json.item(KanvoRecord.class, OBJECT);
    KanvoRecord made =
        new KanvoRecord("a", null, null, null, null, mutable(), null, null, null, mutable());
    return Stream.of(
        read.data(),
        read.additionalProperties(),
        made.data(),
        made.additionalProperties(),
        KanvoRecordCreate.builder("lead").putAll(mutable()).build().fields());
  }

  private static Map<String, JsonNode> mutable() {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    fields.put("list", JsonNodeFactory.instance.arrayNode().add(1));
    fields.put("object", JsonNodeFactory.instance.objectNode().put("x", 1));
    return fields;
  }

  @ParameterizedTest
  @MethodSource("allFields")
  void whatIsHandedOutCanBeChangedWithoutATrace(Map<String, JsonNode> fields) {
    String before = fields.toString();

    for (Function<Map<String, JsonNode>, List<JsonNode>> way : WAYS) {
      way.apply(fields).forEach(JsonFieldsTest::change);
    }

    assertThat(fields).hasToString(before);
    assertThat(before).contains("list=[1]", "object={\"x\":1}");
  }

  @ParameterizedTest
  @MethodSource("allFields")
  void theMapRefusesChanges(Map<String, JsonNode> fields) {
    List<Runnable> changes =
        List.of(
            () -> fields.put("list", IntNode.valueOf(1)),
            () -> fields.remove("list"),
            fields::clear,
            () -> fields.entrySet().clear(),
            () -> fields.values().clear(),
            () -> fields.keySet().clear(),
            () -> fields.entrySet().iterator().next().setValue(IntNode.valueOf(1)),
            () -> fields.replaceAll((name, value) -> IntNode.valueOf(1)));
    for (Runnable change : changes) {
      assertThatThrownBy(change::run).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void whatAMapWasMadeOfMayChangeLater() {
    Map<String, JsonNode> source = mutable();
    Map<String, JsonNode> fields = Models.copy(source);

    source.values().forEach(JsonFieldsTest::change);
    source.clear();

    assertThat(fields).isEqualTo(mutable());
  }

  @Test
  void theyEqualMapsOfTheSameFields() {
    Map<String, JsonNode> fields = Models.copy(mutable());

    assertThat(fields).isEqualTo(mutable()).isEqualTo(Models.copy(mutable()));
    assertThat(mutable()).isEqualTo(fields);
    assertThat(fields.hashCode()).isEqualTo(mutable().hashCode());
    assertThat(fields.keySet()).containsExactly("list", "object");
    assertThat(fields.containsKey("none")).isFalse();
    assertThat(fields.get("none")).isNull();
    assertThat(Models.copy((Map<String, JsonNode>) null)).isEmpty();
  }

  @Test
  void nullInAGivenMapIsJsonNull() {
    Map<String, JsonNode> source = new HashMap<>();
    source.put("none", null);

    assertThat(Models.copy(source)).containsEntry("none", NullNode.getInstance());
  }

  @Test
  void areWrittenAsAnObject() throws IOException {
    assertThat(new ObjectMapper().writeValueAsString(Models.copy(mutable())))
        .isEqualTo("{\"list\":[1],\"object\":{\"x\":1}}");
    assertThat(new ObjectMapper().writeValueAsString(List.of(Models.copy(mutable()), 7)))
        .isEqualTo("[{\"list\":[1],\"object\":{\"x\":1}},7]");
  }

  @Test
  void areWrittenWithoutATypeByAMapperThatWritesTypes() throws IOException {
    ObjectMapper typing =
        JsonMapper.builder()
            .activateDefaultTyping(LaissezFaireSubTypeValidator.instance, DefaultTyping.NON_FINAL)
            .build();

    assertThat(typing.writeValueAsString(Models.copy(mutable())))
        .isEqualTo("{\"list\":[1],\"object\":{\"x\":1}}");
  }

  @Test
  void aSlotHandsOutCopies() {
    ObjectNode source = JsonNodeFactory.instance.objectNode().put("time", "09:30");
    KaiVoxSlot slot = new KaiVoxSlot(source);

    change(slot.value());
    change(source);

    assertThat(slot.value()).hasToString("{\"time\":\"09:30\"}");
    assertThat(slot.time()).isPresent();
  }

  @Test
  void dataAsANodeIsACopy() throws IOException {
    KanvoRecord read = Json.item(KanvoRecord.class, OBJECT);

    change(read.dataAs(JsonNode.class).get("object"));

    assertThat(read.data().get("object")).hasToString("{\"x\":1}");
  }

  private static void change(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.put("changed", true);
    } else if (node instanceof ArrayNode array) {
      array.add("changed");
    }
  }
}
