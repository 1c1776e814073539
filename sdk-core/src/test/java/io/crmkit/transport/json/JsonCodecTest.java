package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fields are made of, and what is added to them. */
class JsonCodecTest {

  @Test
  void nullIsJsonNull() {
    assertThat(JsonCodec.toTree("name", null)).isSameAs(NullNode.getInstance());
  }

  @Test
  void textsAreAddedThatAreNotThereYet() throws IOException {
    JsonNode tags = Json.tree("{\"tags\":[\"a\",7]}").get("tags");

    assertThat(JsonCodec.withTexts(tags, List.of("b", "a"))).hasToString("[\"a\",7,\"b\"]");
    assertThat(JsonCodec.withTexts(null, List.of("b"))).hasToString("[\"b\"]");
    assertThat(tags).hasToString("[\"a\",7]");
  }

  @Test
  void anEntryIsAddedToACopy() throws IOException {
    JsonNode data = Json.tree("{\"a\":1}");

    assertThat(JsonCodec.withEntry(data, "b", null)).hasToString("{\"a\":1,\"b\":null}");
    assertThat(JsonCodec.withEntry(null, "b", 2)).hasToString("{\"b\":2}");
    assertThat(data).hasToString("{\"a\":1}");
  }

  @Test
  void aUsersTypeHasTheSameTimesAsAModel() throws IOException {
    Visit visit = visit("{\"at\":\"2026-03-14 18:30:00\",\"day\":\"2026-06-30T09:30:00Z\"}");

    assertThat(visit.at()).isEqualTo("2026-03-14T18:30:00Z");
    assertThat(visit.day()).isEqualTo("2026-06-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"at\":\"yesterday\"}", "{\"at\":{}}", "{\"day\":true}"})
  void whatIsNoTimeIsRefusedWithTheNameOfTheType(String entries) {
    assertThatThrownBy(() -> visit(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the data cannot be read as " + Visit.class.getName() + ": ");
  }

  private static Visit visit(String entries) throws IOException {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    Json.tree(entries).properties().forEach(e -> fields.put(e.getKey(), e.getValue()));
    return JsonCodec.convert(fields, Visit.class);
  }

  public record Visit(Instant at, LocalDate day) {}
}
