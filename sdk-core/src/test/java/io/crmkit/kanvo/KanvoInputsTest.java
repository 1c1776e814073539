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
            () -> KanvoRecordCreate.builder("lead").stageId("s").pipeline("main-sales").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stageId together with pipeline or stage");
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").stageId("s").stage("new").build())
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").stage("new").build())
        .hasMessageStartingWith("stage without pipeline");
  }

  @Test
  void refusesWhatKanvoRequiresAndIsMissing() {
    assertThatThrownBy(() -> KanvoRecordCreate.builder(" ")).hasMessage("type is blank");
    assertThatThrownBy(() -> KanvoTaskCreate.builder("")).hasMessage("title is blank");
    assertThatThrownBy(() -> KanvoRecordUpdate.builder().build())
        .hasMessage("no field is set: there is nothing to change");
    assertThatThrownBy(() -> KanvoTaskUpdate.builder().build())
        .hasMessage("no field is set: there is nothing to change");
  }

  @Test
  void refusesPagesThatKanvoDoesNotGive() {
    assertThatThrownBy(() -> KanvoRecordQuery.builder().perPage(101))
        .hasMessage("perPage not in 1..100: 101");
    assertThatThrownBy(() -> KanvoTaskQuery.builder().perPage(0))
        .hasMessage("perPage not in 1..100: 0");
  }

  @Test
  void refusesAValueThatIsNoJson() {
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put("x", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x of type java.lang.Object cannot be written as JSON");
    assertThatThrownBy(() -> KanvoRecordCreate.builder("lead").put(" ", 1))
        .hasMessage("name is blank");
  }

  @Test
  void aBuiltInputIgnoresLaterChangesOfBuilderAndValues() {
    List<String> tags = new ArrayList<>(List.of("a"));
    Map<String, Object> data = new HashMap<>(Map.of("tags", tags));
    KanvoRecordCreate.Builder builder = KanvoRecordCreate.builder("lead").data(data);
    KanvoRecordCreate record = builder.build();
    tags.add("b");
    data.put("more", 1);
    builder.data("later", 1).title("later");

    assertThat(record.fields().toString()).isEqualTo("{type=\"lead\", data={\"tags\":[\"a\"]}}");
    assertThat(record)
        .isEqualTo(KanvoRecordCreate.builder("lead").data("tags", Arrays.asList("a")).build());
  }

  @Test
  void showsFieldNamesButNoValues() {
    assertThat(KanvoRecordCreate.builder("lead").title("Jane Smith").build())
        .hasToString("KanvoRecordCreate[type, title]");
    assertThat(KanvoRecordQuery.builder().search("Jane").build())
        .hasToString("KanvoRecordQuery[search]");
  }

  @Test
  void queriesWithTheSameContentAreEqual() {
    assertThat(KanvoRecordQuery.builder().type("lead").perPage(5).build())
        .isEqualTo(KanvoRecordQuery.builder().put("type", "lead").perPage(5).build())
        .hasSameHashCodeAs(KanvoRecordQuery.builder().type("lead").perPage(5).build())
        .isNotEqualTo(KanvoRecordQuery.builder().type("lead").build());
  }
}
