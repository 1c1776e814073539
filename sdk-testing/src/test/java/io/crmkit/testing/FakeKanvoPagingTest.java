package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paging: defaults, meta, the last page and beyond, and what is refused. */
class FakeKanvoPagingTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();
  private final KanvoCaller kanvo = new KanvoCaller(fake);

  @Test
  void givesFiftyPerPageUnlessAsked() throws IOException {
    fake.seed(60);

    JsonNode page = kanvo.get("/records").json();

    assertThat(page.path("data")).hasSize(50);
    assertThat(page.path("meta")).hasToString("{\"total\":60,\"page\":1,\"per_page\":50}");
  }

  @Test
  void givesEveryRecordOnceOverAllPages() throws IOException {
    fake.seed(237);
    Set<String> ids = new LinkedHashSet<>();

    for (int page = 1; page <= 3; page++) {
      JsonNode body = kanvo.get("/records?per_page=100&page=" + page).json();
      assertThat(body.path("data")).hasSize(page < 3 ? 100 : 37);
      assertThat(body.path("meta"))
          .hasToString("{\"total\":237,\"page\":%s,\"per_page\":100}".formatted(page));
      body.path("data").forEach(record -> ids.add(record.path("id").textValue()));
    }

    assertThat(ids).hasSize(237);
  }

  @Test
  void countsOnlyWhatTheFilterLetsThrough() throws IOException {
    fake.seed(20);
    kanvo.post("/records", "{\"type\": \"job\"}");

    JsonNode page = kanvo.get("/records?type=job&per_page=10").json();

    assertThat(page.path("meta")).hasToString("{\"total\":1,\"page\":1,\"per_page\":10}");
  }

  @ParameterizedTest
  @CsvSource({"2", "2147483", "999999999"})
  void givesAnEmptyPageBeyondTheEnd(int number) throws IOException {
    fake.seed(3);

    JsonNode page = kanvo.get("/records?page=" + number).json();

    assertThat(page.path("data")).isEmpty();
    assertThat(page.path("meta").path("total").intValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "page=0,Query parameter 'page' must be at least 1: 0",
        "page=-1,Query parameter 'page' must be at least 1: -1",
        "page=two,Query parameter 'page' must be an integer: 'two'",
        "page=,Query parameter 'page' must be an integer: ''",
        "page,Query parameter 'page' must be an integer: ''",
        "page=9999999999,Query parameter 'page' must be an integer: '9999999999'",
        "page=1&page=2,Query parameter 'page' given 2 times",
        "per_page=0,Query parameter 'per_page' must be 1 to 100: 0",
        "per_page=101,Query parameter 'per_page' must be 1 to 100: 101",
      })
  void refusesPagesThatCannotBe(String query, String error) throws IOException {
    for (String list : new String[] {"/records", "/records/tasks"}) {
      KanvoCaller.Reply reply = kanvo.get(list + "?" + query);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.error()).isEqualTo(error);
    }
  }
}
