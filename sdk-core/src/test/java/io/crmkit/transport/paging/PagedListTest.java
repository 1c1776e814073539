package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.NotFoundException;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Api;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which pages are fetched, and what iterating makes of odd ones. */
class PagedListTest {
  @RegisterExtension final Api api = new Api();

  private PagedIterable<Api.Thing> things(int perPage) {
    return PageServer.list(api.transport(), perPage);
  }

  private PagedListTest page(String meta, int from, int count) {
    String items =
        IntStream.range(from, from + count)
            .mapToObj(i -> "{\"id\": \"%s\", \"size\": 1}".formatted(i))
            .collect(Collectors.joining(","));
    api.answersBody("{\"data\": [%s]%s}".formatted(items, meta));
    return this;
  }

  private static String total(int total) {
    return ", \"meta\": {\"total\": %s}".formatted(total);
  }

  private static List<String> ids(Iterable<Api.Thing> things) {
    List<String> ids = new ArrayList<>();
    things.forEach(thing -> ids.add(thing.id()));
    return ids;
  }

  @Test
  void knowsTheLastPageFromTheTotal() throws Exception {
    page(total(5), 1, 2).page(total(5), 3, 2).page(total(5), 5, 1);

    assertThat(ids(things(2))).containsExactly("1", "2", "3", "4", "5");

    assertThat(api.server.getRequestCount()).isEqualTo(3);
    assertThat(api.request().getTarget()).isEqualTo("/v1/things?page=1&per_page=2");
    assertThat(api.request().getTarget()).isEqualTo("/v1/things?page=2&per_page=2");
    assertThat(api.request().getTarget()).isEqualTo("/v1/things?page=3&per_page=2");
  }

  @Test
  void asksForNoPageAfterALastOneThatIsExactlyFull() {
    page(total(4), 1, 2).page(total(4), 3, 2);

    assertThat(ids(things(2))).hasSize(4);

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void goesOnUntilAnEmptyPageWhenThereIsNoTotal() {
    page("", 1, 2).page("", 3, 1).page("", 4, 0);

    assertThat(ids(things(2))).containsExactly("1", "2", "3");

    assertThat(api.server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void anEmptyListTakesOneRequest() {
    page(total(0), 1, 0);

    assertThat(ids(things(2))).isEmpty();

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void followsTheSizeThatTheServerSays() {
    String meta = ", \"meta\": {\"total\": 3, \"per_page\": 2}";
    page(meta, 1, 2).page(meta, 3, 1);

    assertThat(ids(things(100))).containsExactly("1", "2", "3");

    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void anEmptyPageInTheMiddleLosesNothing() {
    page(total(5), 1, 2).page(total(5), 3, 0).page(total(5), 5, 1);

    assertThat(ids(things(2))).containsExactly("1", "2", "5");
  }

  @Test
  void sendsNothingUntilItIsRead() {
    PagedIterable<Api.Thing> things = things(2);
    things.stream();
    things.iterator();
    things.pages().iterator();

    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void aStreamFetchesNoPageItDoesNotNeed() {
    page(total(6), 1, 2);

    assertThat(things(2).stream().limit(2)).hasSize(2);

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aParallelStreamFetchesNoPageItDoesNotNeed() {
    PageServer server = PageServer.serving(api, 200, 2);

    assertThat(server.list(2).stream().parallel().limit(3).map(Api.Thing::id))
        .containsExactly("1", "2", "3");

    assertThat(server.asked()).containsExactly(1, 2);
  }

  @Test
  void totalTakesOneRequest() {
    page(total(237), 1, 2);

    assertThat(things(2).total()).hasValue(237);

    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void resumesFromALaterPage() throws Exception {
    page(total(5), 5, 1);

    assertThat(ids(things(2).resumeFrom(3))).containsExactly("5");

    assertThat(api.request().getTarget()).isEqualTo("/v1/things?page=3&per_page=2");
    assertThatThrownBy(() -> things(2).resumeFrom(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("page not in 1..2147483647: 0");
  }

  @Test
  void givesThePagesThemselves() {
    page(total(3), 1, 2).page(total(3), 3, 1);
    List<String> seen = new ArrayList<>();

    for (Page<Api.Thing> page : things(2).pages()) {
      seen.add(page.number() + ":" + page.items().size() + "/" + page.total().getAsLong());
    }

    assertThat(seen).containsExactly("1:2/3", "2:1/3");
  }

  @Test
  void anErrorComesAfterTheItemsBeforeIt() {
    page(total(4), 1, 2);
    api.answers(404);
    Iterator<Api.Thing> items = things(2).iterator();

    assertThat(items.next().id()).isEqualTo("1");
    assertThat(items.next().id()).isEqualTo("2");
    assertThatThrownBy(items::next)
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("Acme (localhost): GET /v1/things?page=2&per_page=2 -> 404");
  }

  @Test
  void aPageThatFailedIsAskedForAgain() {
    page(total(3), 1, 2);
    api.answers(404);
    page(total(3), 3, 1);
    Iterator<Page<Api.Thing>> pages = things(2).pages().iterator();
    pages.next();

    assertThatThrownBy(pages::next).isInstanceOf(NotFoundException.class);

    assertThat(pages.next().number()).isEqualTo(2);
    assertThat(pages.hasNext()).isFalse();
    assertThatThrownBy(pages::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the list has no more pages");
  }

  @Test
  void saysWhatItLists() {
    assertThat(things(2).resumeFrom(3))
        .hasToString("PagedIterable{Acme (localhost): GET things, from page 3}");
  }

  @Test
  void anExhaustedIteratorSaysSo() {
    page(total(1), 1, 1);
    Iterator<Api.Thing> items = things(2).iterator();
    items.next();

    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the list has no more items");
  }

  @Test
  void iteratesAnewEachTime() {
    page(total(1), 1, 1).page(total(1), 2, 1);
    PagedIterable<Api.Thing> things = things(2);

    assertThat(ids(things)).containsExactly("1");
    assertThat(ids(things)).containsExactly("2");
  }
}
