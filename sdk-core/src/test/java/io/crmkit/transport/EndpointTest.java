package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.ListQuery;
import io.crmkit.Query;
import io.crmkit.kaivox.KaiVoxSlotQuery;
import io.crmkit.kanvo.KanvoTaskUpdate;
import okhttp3.HttpUrl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of a resource, and that nothing that is missing is sent as something else. */
class EndpointTest {
  private static final Endpoint<Api.Thing> THINGS = new Endpoint<>(Api.Thing.class, "a", "things");
  private static final HttpUrl BASE = HttpUrl.get("https://acme.example/v1");

  @Test
  void findsAnObjectBelowItsList() {
    assertThat(THINGS.get("x/y").url(BASE)).hasToString("https://acme.example/v1/a/things/x%2Fy");
    assertThat(THINGS.delete("t1").url(BASE)).hasToString("https://acme.example/v1/a/things/t1");
    assertThat(THINGS.patchPart("t1", "status", "x").url(BASE))
        .hasToString("https://acme.example/v1/a/things/t1/status");
  }

  @Test
  void sendsWhatIsAskedForByTheMethodForIt() {
    KanvoTaskUpdate input = KanvoTaskUpdate.builder().title("a").build();
    Query query = KaiVoxSlotQuery.builder().put("staff", "7").build();

    assertThat(THINGS.create(input)).hasToString("POST a/things");
    assertThat(THINGS.create(input).body()).asString().isEqualTo("{\"title\":\"a\"}");
    assertThat(THINGS.patch("t1", input)).hasToString("PATCH a/things/t1");
    assertThat(THINGS.put("t1", input)).hasToString("PUT a/things/t1");
    assertThat(THINGS.put("t1", input).pathTemplate()).isEqualTo("/a/things/{id}");
    assertThat(THINGS.get("t1", query).url(BASE))
        .hasToString("https://acme.example/v1/a/things/t1?staff=7");
    assertThat(THINGS.delete("t1", query)).hasToString("DELETE a/things/t1");
    assertThat(THINGS.delete("t1", query).url(BASE))
        .hasToString("https://acme.example/v1/a/things/t1?staff=7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "Tasks", " tasks ", "tasks/t1", "tasks%2Ft1", "TASKS\\t1"})
  void refusesTheNameOfAnotherEndpoint(String id) {
    Endpoint<Api.Thing> records = new Endpoint<>(Api.Thing.class, "records").beside("tasks");

    assertThatThrownBy(() -> records.delete(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id must not be 'tasks': that is the name of another endpoint");
    assertThat(records.get("tasks2").url(BASE))
        .hasToString("https://acme.example/v1/records/tasks2");
  }

  @Test
  void refusesWhatIsMissing() {
    assertMissing("id == null", () -> THINGS.get(null));
    assertMissing("id == null", () -> THINGS.delete(null));
    assertMissing("query == null", () -> THINGS.list(null, (ListQuery) null));
    assertMissing("query == null", () -> THINGS.list(null, (Query) null));
    assertMissing("input == null", () -> THINGS.create(null));
    assertMissing("input == null", () -> THINGS.patch("t1", null));
    assertMissing("input == null", () -> THINGS.put("t1", null));
  }

  private static void assertMissing(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(message);
  }
}
