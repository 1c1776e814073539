package io.crmkit.transport.json;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model may hold, and what becomes of it when it is read. */
class ModelReaderTest {

  public record Status(String value) {}

  public record Part(@Required String id, int count, Map<String, JsonNode> additionalProperties) {}

  public record Whole(
      @Required String id,
      @TextOrJson String note,
      @JsonProperty("owner_name") String ownedBy,
      @JsonAlias({"sum", "total"}) BigDecimal amount,
      boolean open,
      Instant createdAt,
      LocalDate day,
      Status status,
      Part part,
      List<Part> parts,
      Map<String, JsonNode> data,
      Map<String, JsonNode> additionalProperties) {}

  public record Nothing() {}

  public record WithoutTheRest(String id) {}

  private record Hidden(String id, Map<String, JsonNode> additionalProperties) {}

  public record Odd(Object value, Map<String, JsonNode> additionalProperties) {}

  public record OddMap(Map<String, String> values, Map<String, JsonNode> additionalProperties) {}

  private static Whole read(String fields) throws IOException {
    return Json.item(Whole.class, "{\"id\":7" + (fields.isEmpty() ? "" : "," + fields) + "}");
  }

  @Test
  void everyComponentIsReadFromItsField() throws IOException {
    Whole whole =
        read(
            """
            "note": {"a": 1}, "owner_name": "me", "amount": 1500.10, "open": true,
            "created_at": "2026-03-14T18:30:00Z", "day": "2026-06-30", "status": "won",
            "part": {"id": "p", "count": 3}, "parts": [{"id": "q"}], "data": {"x": [1]}, "y": 2
            """);

    assertThat(whole)
        .hasToString(
            "Whole[id=7, note={\"a\":1}, ownedBy=me, amount=1500.10, open=true,"
                + " createdAt=2026-03-14T18:30:00Z, day=2026-06-30, status=Status[value=won],"
                + " part=Part[id=p, count=3, additionalProperties=null],"
                + " parts=[Part[id=q, count=0, additionalProperties=null]],"
                + " data={x=[1]}, additionalProperties={y=2}]");
  }

  @Test
  void whatIsAbsentIsNullOrZeroOrFalse() throws IOException {
    assertThat(read(""))
        .isEqualTo(
            new Whole("7", null, null, null, false, null, null, null, null, null, null, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"part\": {\"count\": 3}",
        "\"part\": \"p\"",
        "\"parts\": [{\"id\": \"q\"}, {}]",
        "\"parts\": [null]",
        "\"status\": 5",
        "\"data\": []",
        "\"amount\": \"1e3\"",
        "\"day\": \"soon\""
      })
  void whatCannotBeReadIsKeptAsItCame(String field) throws IOException {
    assertThat(read(field))
        .isEqualTo(
            new Whole(
                "7",
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Json.tree("{" + field + "}").properties().stream()
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue))));
  }

  @Test
  void aNumberMayHaveAnExponentAndATextMayNot() throws IOException {
    assertThat(read("\"amount\": 1e3").amount()).isEqualByComparingTo("1000");
    assertThat(read("\"amount\": \"1000\"").amount()).isEqualTo("1000");
  }

  @Test
  void anAliasCountsWhereTheFieldItselfIsMissing() throws IOException {
    ModelReader reader = ModelReader.of(Whole.class);

    assertThat(read("\"total\": 5").amount()).isEqualTo("5");
    assertThat(read("\"total\": 5, \"amount\": 6").amount()).isEqualTo("6");
    assertThat(reader.knowsFieldOf(Json.tree("{\"total\":5}"))).isTrue();
    assertThat(reader.knowsFieldOf(Json.tree("{\"total\":null,\"x\":1}"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(classes = {Nothing.class, WithoutTheRest.class})
  void aModelEndsWithTheAdditionalProperties(Class<?> type) {
    assertThatThrownBy(() -> ModelReader.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the last component is not additionalProperties: " + type);
  }

  @Test
  void aModelIsPublic() {
    assertThatThrownBy(() -> Json.item(Hidden.class, "{\"id\":\"a\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a model must be a public record: " + Hidden.class);
  }

  @ParameterizedTest
  @ValueSource(classes = {Odd.class, OddMap.class})
  void aModelHoldsWhatCanBeRead(Class<?> type) {
    assertThatThrownBy(() -> ModelReader.of(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a model cannot hold ");
  }
}
