package io.crmkit.kanvo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the inputs and queries check and keep. */
class KanvoInputsTest {
  @Test
  void refusesAStageIdTogetherWithAPipelineOrStage() {
    assertThatThrownBy(
            () -> RecordCreate.builder("lead").stageId("s").pipeline("main-sales").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stageId together with pipeline or stage");
    assertThatThrownBy(() -> RecordCreate.builder("lead").stageId("s").stage("new").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RecordCreate.builder("lead").stage("new").build())
        .hasMessageStartingWith("stage without pipeline");
  }

  @Test
  void refusesWhatKanvoRequiresAndIsMissing() {
    assertThatThrownBy(() -> RecordCreate.builder(" ")).hasMessage("type is blank");
    assertThatThrownBy(() -> TaskCreate.builder("")).hasMessage("title is blank");
    assertThatThrownBy(() -> RecordUpdate.builder().build())
        .hasMessage("no field is set: there is nothing to change");
    assertThatThrownBy(() -> TaskUpdate.builder().build())
        .hasMessage("no field is set: there is nothing to change");
  }

  @Test
  void refusesPagesThatKanvoDoesNotGive() {
    assertThatThrownBy(() -> RecordQuery.builder().perPage(101))
        .hasMessage("perPage not in 1..100: 101");
    assertThatThrownBy(() -> TaskQuery.builder().perPage(0)).hasMessage("perPage not in 1..100: 0");
  }

  @Test
  void refusesAValueThatIsNoJson() {
    assertThatThrownBy(() -> RecordCreate.builder("lead").put("x", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x of type java.lang.Object cannot be written as JSON");
    assertThatThrownBy(() -> RecordCreate.builder("lead").put(" ", 1)).hasMessage("name is blank");
  }

  @Test
  void aBuiltInputIgnoresLaterChangesOfBuilderAndValues() {
    List<String> tags = new ArrayList<>(List.of("a"));
    Map<String, Object> data = new HashMap<>(Map.of("tags", tags));
    RecordCreate.Builder builder = RecordCreate.builder("lead").data(data);
    RecordCreate record = builder.build();
    tags.add("b");
    data.put("more", 1);
    builder.data("later", 1).title("later");

    assertThat(record.fields().toString()).isEqualTo("{type=\"lead\", data={\"tags\":[\"a\"]}}");
    assertThat(record)
        .isEqualTo(RecordCreate.builder("lead").data("tags", Arrays.asList("a")).build());
  }

  @Test
  void showsFieldNamesButNoValues() {
    assertThat(RecordCreate.builder("lead").title("Jane Smith").build())
        .hasToString("RecordCreate[type, title]");
    assertThat(RecordQuery.builder().search("Jane").build()).hasToString("RecordQuery[search]");
  }

  @Test
  void queriesWithTheSameContentAreEqual() {
    assertThat(RecordQuery.builder().type("lead").perPage(5).build())
        .isEqualTo(RecordQuery.builder().put("type", "lead").perPage(5).build())
        .hasSameHashCodeAs(RecordQuery.builder().type("lead").perPage(5).build())
        .isNotEqualTo(RecordQuery.builder().type("lead").build());
  }
}
