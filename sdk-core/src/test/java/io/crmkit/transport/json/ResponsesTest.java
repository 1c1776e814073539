package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.crmkit.transport.Api;
import org.junit.jupiter.api.Test;

/** What the kinds of responses have in common, and what they have not. */
class ResponsesTest {

  @Test
  void whatIsGoneAlreadyIsNothingOrAMissingNode() {
    assertThat(Responses.nothing().canBeAbsent()).isTrue();
    assertThat(Responses.nothing().ofAbsentObject()).isNull();
    assertThat(Responses.raw().ofAbsentObject()).isInstanceOf(MissingNode.class);
  }

  @Test
  void thereIsNoObjectThatIsGone() {
    ResponseReader<Api.Thing> thing = Responses.item(Api.Thing.class);

    assertThat(thing.canBeAbsent()).isFalse();
    assertThatThrownBy(thing::ofAbsentObject)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is always an object in: Thing");
  }

  @Test
  void anObjectWithOrWithoutItsEnvelopeIsStillAnObject() {
    ResponseReader<Api.Thing> thing = Responses.itemOrBody(Api.Thing.class);

    assertThatThrownBy(() -> Json.read(thing, "")).hasMessage("the body is empty");
    assertThatThrownBy(() -> Json.read(thing, "[7]")).hasMessage("the body is not a JSON object");
    assertThatThrownBy(() -> Json.read(thing, "{\"success\":true,\"x\":null}"))
        .hasMessage("it holds nothing of the object");
    assertThatThrownBy(() -> Json.read(thing, "{\"success\":true,\"secret\":\"s\"}"))
        .hasMessage("it has no field 'id'");
  }

  @Test
  void aBodyNestedTooDeeplyIsSaidToBe() {
    assertThatThrownBy(() -> Json.tree("[".repeat(1_000)))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageStartingWith("it is nested too deeply, or a name in it is too long (line 1,");
  }
}
