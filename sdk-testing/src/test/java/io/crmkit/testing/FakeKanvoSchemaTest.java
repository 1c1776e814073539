package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The schema, and what a test may add to it. */
class FakeKanvoSchemaTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void startsWithTheSchemaOfTheDocumentation() throws IOException {
    JsonNode schema = kanvo.get("/schema").data();

    assertThat(schema.path("object_types").findValuesAsText("slug"))
        .containsExactly("lead", "job", "estimate");
    assertThat(schema.path("object_types").path(0).path("icon").textValue()).isEqualTo("👤");
    JsonNode pipeline = schema.path("pipelines").path(0);
    assertThat(pipeline.path("name").textValue()).isEqualTo("Main Sales");
    assertThat(pipeline.path("slug").textValue()).isEqualTo("main-sales");
    assertThat(pipeline.path("stages").findValuesAsText("slug"))
        .containsExactly("new", "contacted", "won");
    assertThat(pipeline.path("stages").findValuesAsText("position")).containsExactly("0", "1", "2");
  }

  @Test
  void takesRecordsOfAnAddedType() throws IOException {
    String id = fake.addObjectType("Client", "client");

    JsonNode record = kanvo.post("/records", "{\"type\": \"client\"}").data();

    assertThat(record.path("object_type_id").textValue()).isEqualTo(id);
    assertThat(record.path("object_types").path("name").textValue()).isEqualTo("Client");
  }

  @Test
  void takesRecordsInAnAddedPipeline() throws IOException {
    String id = fake.addPipeline("After Sales", "after-sales", "Follow up", "Closed, happy!");

    JsonNode pipeline = kanvo.get("/schema").data().path("pipelines").path(1);
    JsonNode record =
        kanvo
            .post(
                "/records",
                "{\"type\": \"job\", \"pipeline\": \"" + id + "\", \"stage\": \"closed-happy\"}")
            .data();

    assertThat(pipeline.path("stages").findValuesAsText("slug"))
        .containsExactly("follow-up", "closed-happy");
    assertThat(record.path("stage_id")).isEqualTo(pipeline.path("stages").path(1).path("id"));
  }

  @Test
  void doesNotTakeASlugTwice() {
    assertThatThrownBy(() -> fake.addObjectType("Lead again", "lead"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slug is taken: lead");
    assertThatThrownBy(() -> fake.addPipeline("Sales again", "main-sales", "New"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slug is taken: main-sales");
  }

  @Test
  void doesNotTakeAPipelineWithoutStages() {
    assertThatThrownBy(() -> fake.addPipeline("Empty", "empty"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stages is empty");
  }
}
