package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordUpdate;
import io.crmkit.kanvo.KanvoTaskUpdate;
import org.junit.jupiter.api.Test;

/** What an input sends cannot be changed through what it hands out. */
class InputFieldsTest {
  private final KanvoRecordCreate create =
      KanvoRecordCreate.builder("lead").data("phone", "555").build();

  @Test
  void fieldsAreCopies() {
    ObjectNode data = (ObjectNode) create.fields().get("data");
    data.put("phone", "changed");

    assertThat(create.fields().get("data")).hasToString("{\"phone\":\"555\"}");
    assertThat(create).isEqualTo(KanvoRecordCreate.builder("lead").data("phone", "555").build());
  }

  @Test
  void inputsAreEqualThatSendTheSameToTheSameMethod() {
    KanvoRecordUpdate update = KanvoRecordUpdate.builder().title("a").build();

    assertThat(update)
        .isEqualTo(KanvoRecordUpdate.builder().title("a").build())
        .hasSameHashCodeAs(KanvoRecordUpdate.builder().title("a").build())
        .isNotEqualTo(KanvoRecordUpdate.builder().title("b").build())
        .isNotEqualTo(KanvoTaskUpdate.builder().title("a").build())
        .isNotEqualTo(null);
  }
}
