package io.crmkit.transport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.transport.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes whose members come in any order, and what they say of the call. */
class EnvelopeReaderTest {
  private static final List<ResponseReader<?>> READERS =
      List.of(
          Api.THING,
          Api.THINGS,
          Responses.itemOrBody(Api.Thing.class),
          Responses.nothing(),
          Responses.raw());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "[]",
        "7",
        "\"text\"",
        "{\"id\": null}",
        "{\"id\": \"a\"}",
        "[{\"id\": \"a\"}]",
        "[{\"id\": \"a\"}, 7]",
        "[{\"id\": \"a\"}, {\"deep\": [[{}]]}]",
        "{\"id\": {\"deep\": [1]}}"
      })
  void successFalseWinsWhereverItStands(String data) throws IOException {
    for (String body :
        orders("\"success\": false", "\"data\": " + data, "\"error\": \"no\"", "\"meta\": {}")) {
      for (ResponseReader<?> reader : READERS) {
        RejectedResponseException rejected =
            catchThrowableOfType(RejectedResponseException.class, () -> Json.read(reader, body));

        assertThat(rejected).as(body).isNotNull();
        assertThat(text(rejected)).isEqualTo(body);
      }
    }
  }

  @Test
  void theSmallestAndTheLargestNumbersCount() throws IOException {
    String list = "{\"data\": [], \"meta\": {\"total\": %s, \"per_page\": %s}}";

    Items<?> least = Json.read(Api.THINGS, list.formatted("0", "1"));
    Items<?> most = Json.read(Api.THINGS, list.formatted(Long.MAX_VALUE, Integer.MAX_VALUE));
    Items<?> none = Json.read(Api.THINGS, list.formatted("-1", "0"));
    Items<?> tooMany = Json.read(Api.THINGS, list.formatted("9223372036854775808", 1L << 31));

    assertThat(least.total()).hasValue(0);
    assertThat(least.size()).hasValue(1);
    assertThat(most.total()).hasValue(Long.MAX_VALUE);
    assertThat(most.size()).hasValue(Integer.MAX_VALUE);
    assertThat(List.of(none.total(), tooMany.total())).containsOnly(OptionalLong.empty());
    assertThat(List.of(none.size(), tooMany.size())).containsOnly(OptionalInt.empty());
  }

  @Test
  void nullIsAnEmptyListWhenThereAreNoItems() throws IOException {
    String list = "{\"data\": null, \"meta\": {\"total\": 0}}";

    assertThat(Json.read(Api.THINGS, list).items()).isEmpty();
  }

  @Test
  void nothingFollowsAListWithoutAnEnvelope() throws IOException {
    Envelope bare = Envelope.data("data").bareArray().build();

    assertThat(read(bare, "[{\"id\": \"a\"}]").items()).hasSize(1);
    assertThatThrownBy(() -> read(bare, "[{\"id\": \"a\"}] 7"))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessage("something follows the end of the JSON value");
  }

  private static Items<Api.Thing> read(Envelope envelope, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Api.THINGS.read(new ByteArrayInputStream(bytes), envelope, Long.MAX_VALUE);
  }

  @Test
  void membersOfAListMayComeInAnyOrder() throws IOException {
    for (String body :
        orders(
            "\"success\": true",
            "\"data\": [{\"size\": 3, \"id\": \"a\"}]",
            "\"meta\": {\"total\": 7, \"per_page\": 5}",
            "\"other\": [{\"data\": null}]")) {
      Items<Api.Thing> items = Json.read(Api.THINGS, body);

      assertThat(items.items()).containsExactly(new Api.Thing("a", 3));
      assertThat(items.total()).hasValue(7);
      assertThat(items.size()).hasValue(5);
      assertThat(items.nextPage()).isEmpty();
    }
  }

  @Test
  void whatIsWrongWithTheDataIsSaidWhereverItStands() {
    for (String body : orders("\"success\": true", "\"data\": [{\"x\": [1]}]", "\"meta\": {}")) {
      assertThatThrownBy(() -> Json.read(Api.THINGS, body))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessage("item 1: it has no field 'id'");
    }
  }

  @Test
  void aRejectionThatBreaksOffIsStillOne() {
    assertThatThrownBy(() -> Json.read(Api.THING, "{\"success\": false, \"error\": \"no\", \"da"))
        .isInstanceOf(RejectedResponseException.class);
    assertThatThrownBy(() -> Json.read(Api.THING, "{\"success\": false} x"))
        .isInstanceOf(RejectedResponseException.class);
  }

  @Test
  void ofALargeRejectionTheMembersBesideTheDataAreKept() {
    String data = "{\"id\": \"" + "a".repeat(100_000) + "\"}";
    for (String body :
        orders("\"success\": false", "\"data\": " + data, "\"error\": {\"message\": \"no\"}")) {
      RejectedResponseException rejected =
          catchThrowableOfType(RejectedResponseException.class, () -> Json.read(Api.THING, body));

      assertThat(text(rejected))
          .contains("\"success\":false")
          .contains("\"error\":{\"message\":\"no\"}");
    }
  }

  @Test
  void aRejectionIsCutAfter64KiB() {
    String body = "{\"success\": false, \"error\": \"" + "a".repeat(100_000) + "\"}";

    assertThatThrownBy(() -> Json.read(Api.THING, body))
        .isInstanceOfSatisfying(
            RejectedResponseException.class, e -> assertThat(e.body()).hasSize(64 * 1024));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key_1234\": 1, \"key_1234\": 2}",
        "{\"data\": {\"id\": \"a\", \"key_1234\": 1, \"key_1234\": 2}}",
        "{\"data\": key_1234}",
        "{\"data\": \"key_1234\\q\"}",
        "{\"data\": \"key_1234"
      })
  void whatIsWrongIsSaidWithoutQuotingTheBody(String body) {
    for (ResponseReader<?> reader : List.of(Api.THING, Responses.raw())) {
      assertThatThrownBy(() -> Json.read(reader, body))
          .isInstanceOf(UnreadableResponseException.class)
          .hasMessageNotContaining("1234")
          .hasNoCause();
    }
  }

  /** With work that grew with the square of the number of fields, this would take minutes. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anObjectMayHaveAHundredThousandFields() throws IOException {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      fields.append(",\"field").append(i).append("\":").append(i);
    }

    Api.Thing thing =
        Json.read(Api.THING, "{\"data\":{\"id\":\"a\"%s}%s}".formatted(fields, fields));

    assertThat(thing.additionalProperties()).hasSize(100_000);
    assertThatThrownBy(
            () -> Json.item(Api.Thing.class, "{\"id\":\"a\"%s,\"field0\":1}".formatted(fields)))
        .hasMessageStartingWith("an object has a field twice");
  }

  /** Bodies of the members in every order. */
  private static List<String> orders(String... members) {
    List<String> bodies = new ArrayList<>();
    permute(new ArrayList<>(List.of(members)), 0, bodies);
    return bodies;
  }

  private static void permute(List<String> members, int from, List<String> bodies) {
    if (from == members.size()) {
      bodies.add("{" + String.join(", ", members) + "}");
    }
    for (int i = from; i < members.size(); i++) {
      java.util.Collections.swap(members, from, i);
      permute(members, from + 1, bodies);
      java.util.Collections.swap(members, from, i);
    }
  }

  private static String text(RejectedResponseException rejected) {
    return new String(rejected.body(), StandardCharsets.UTF_8);
  }
}
