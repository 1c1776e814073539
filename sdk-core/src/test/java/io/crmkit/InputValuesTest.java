package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.transport.ApiRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Values that JSON cannot carry are refused where they are given, by name. */
class InputValuesTest {
  record Holder(Object held) {}

  static Stream<Object> aroundANodeOfJackson3() {
    Object node = new ObjectNode();
    return Stream.of(
        node,
        Map.of("a", node),
        List.of(1, Map.of("a", List.of(node))),
        new Object[] {node},
        new Holder(node));
  }

  @ParameterizedTest
  @MethodSource("aroundANodeOfJackson3")
  void aNodeOfJackson3IsRefusedWhereverItStands(Object value) {
    String message =
        " holds a node of Jackson 3, tools.jackson.databind.node.ObjectNode: pass a JsonNode of Jackson 2, or plain maps, lists, texts and numbers";

    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put("data", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data" + message);
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").data("phone", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("phone" + message);
    assertThatThrownBy(() -> ApiRequest.raw("POST", "records", Map.of(), value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("body" + message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aNumberThatIsNoneIsRefusedWhereverItStands(double number) {
    String message =
        " holds %s, which JSON cannot carry: leave it out, or send null or a text instead"
            .formatted(number);

    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put("score", number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score" + message);
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put("score", (float) number))
        .hasMessage("score" + message);
    assertThatThrownBy(
            () -> KanvoRecordCreate.builder("lead").data(Map.of("a", List.of(1, number))))
        .hasMessage("data.a" + message);
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put("a", new DoubleNode(number)))
        .hasMessage("a" + message);
    assertThatThrownBy(
            () -> ApiRequest.raw("POST", "records", Map.of(), Map.of("x", new double[] {number})))
        .hasMessage("body.x" + message);
  }

  @Test
  void halfOfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").title("a\ud83d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("title holds half of a surrogate pair at position 1");
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").data("a", Map.of("\ud83d", 1)))
        .hasMessage("the name of a field of a holds half of a surrogate pair at position 0");
  }

  @Test
  void everyOtherValueIsTaken() {
    assertThat(
            KanvoRecordCreate.builder("lead")
                .data("numbers", Arrays.asList(1.5, 2, null))
                .data("text", "😀")
                .build()
                .fields()
                .get("data"))
        .hasToString("{\"numbers\":[1.5,2,null],\"text\":\"😀\"}");
  }
}
