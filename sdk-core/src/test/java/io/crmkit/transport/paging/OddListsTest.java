package io.crmkit.transport.paging;

import static io.crmkit.transport.paging.PageServer.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.DecodingException;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.PagingException;
import io.crmkit.RequestOutcome;
import io.crmkit.transport.Api;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals that are wrong, pages that are odd, lists that change and servers that never end. */
class OddListsTest {
  @RegisterExtension final Api api = new Api();

  private static List<Integer> ids(Iterable<Api.Thing> things) {
    List<Integer> ids = new ArrayList<>();
    things.forEach(thing -> ids.add(Integer.valueOf(thing.id())));
    return ids;
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  /** Items from a number on; fewer where the list of the given length ends. */
  private static IntStream from(int first, int count, int length) {
    return IntStream.rangeClosed(first, Math.min(first + count - 1, length));
  }

  private PageServer server(IntFunction<String> answerOf) {
    return PageServer.serving(api, answerOf);
  }

  private static PagingException failure(PagedIterable<?> list) {
    return Api.failure(PagingException.class, () -> list.forEach(item -> {}));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 80, 100, 150, 237})
  void findsEveryItemWhenTheServerGivesSmallerPagesThanWereAskedFor(int length) {
    PageServer server = server(page -> body(length, from((page - 1) * 50 + 1, 50, length)));

    assertThat(ids(server.list(100))).isEqualTo(upTo(length));

    assertThat(server.asked()).hasSize((length + 49) / 50);
  }

  @Test
  void countsSmallerPagesFromTheFirstOneOnToFindTheEndOfAListThatIsResumed() {
    PageServer server = server(page -> body(1000, from((page - 1) * 50 + 1, 50, 1000)));

    assertThat(ids(server.list(100).resumeFrom(3))).startsWith(101).hasSize(900);

    assertThat(server.asked()).hasSize(18).endsWith(20);
  }

  @Test
  void goesOnWhenThePagesDisproveTheTotal() {
    PageServer server = server(page -> body(1, from((page - 1) * 2 + 1, 2, 6)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(6));

    assertThat(server.asked()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void endsAfterTenEmptyPagesThoughTheTotalSaysMore() {
    PageServer server = server(page -> body(Long.MAX_VALUE, from((page - 1) * 2 + 1, 2, 3)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(3));

    assertThat(server.asked()).hasSize(2 + 10);
  }

  @Test
  void emptyPagesInTheMiddleLoseNothing() {
    PageServer server =
        server(
            page -> body(20, page == 1 || page == 10 ? from(page * 2 - 1, 2, 20) : from(1, 0, 0)));

    assertThat(ids(server.list(2))).containsExactly(1, 2, 19, 20);

    assertThat(server.asked()).hasSize(10);
  }

  @Test
  void anEmptyLastPageIsTheEnd() {
    PageServer server = server(page -> body(5, from((page - 1) * 2 + 1, 2, 4)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(4));

    assertThat(server.asked()).containsExactly(1, 2, 3);
  }

  @Test
  void followsATotalThatGrows() {
    PageServer server = server(page -> body(2 + page, from((page - 1) * 2 + 1, 2, 2 + page)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(4));
  }

  @Test
  void followsATotalThatShrinks() {
    PageServer server =
        server(page -> body(10 - 2 * page, from((page - 1) * 2 + 1, 2, 10 - 2 * page)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(4));

    assertThat(server.asked()).containsExactly(1, 2, 3);
  }

  @Test
  void aPageBeyondTheEndIsEmpty() {
    PageServer server = PageServer.serving(api, 5, 2);

    assertThat(ids(server.list(2).resumeFrom(9))).isEmpty();

    assertThat(server.asked()).containsExactly(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\": null}", "{\"data\": null, \"meta\": {\"total\": 0}}"})
  void nullDataIsAnEmptyList(String body) {
    assertThat(ids(server(page -> body).list(2))).isEmpty();
  }

  @Test
  void nullDataIsAnErrorWhenThereAreItems() {
    PageServer server = server(page -> "{\"data\": null, \"meta\": {\"total\": 3}}");

    assertThatThrownBy(() -> ids(server.list(2)))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("the data is null, though there are 3 items");
  }

  @Test
  void aServerThatIgnoresThePageIsFoundOutWithoutATotal() {
    PageServer server = server(page -> body(from(1, 2, 2)));

    PagingException error = failure(server.list(2));

    assertThat(error)
        .hasMessage(
            "Acme (localhost): GET things: page 3 holds the same items as the pages before it: the server seems to ignore the page's number. Ask the provider; the items after these cannot be listed.");
    assertThat(error.page()).isEqualTo(3);
    assertThat(error.outcome()).isEqualTo(RequestOutcome.PROCESSED);
    assertThat(server.asked()).containsExactly(1, 2, 3);
  }

  @Test
  void anIteratorThatFailedForGoodGivesTheSameExceptionAndAsksForNothingMore() {
    PageServer server = server(page -> body(from(1, 2, 2)));
    Iterator<Api.Thing> items = server.list(2).iterator();
    PagingException first =
        Api.failure(PagingException.class, () -> items.forEachRemaining(item -> {}));

    assertThatThrownBy(items::hasNext).isSameAs(first);
    assertThatThrownBy(items::next).isSameAs(first);

    assertThat(server.asked()).containsExactly(1, 2, 3);
  }

  @Test
  void itemsWhoseIdsHaveOneHashCodeAreNotTakenForEachOther() {
    List<String> all = List.of("Aa", "BB", "C#");
    assertThat(all).extracting(String::hashCode).containsOnly("Aa".hashCode());
    PageServer server =
        server(
            page ->
                "{\"data\": [{\"id\": \"%s\", \"size\": 1}], \"meta\": {\"total\": 3}}"
                    .formatted(all.get(page - 1)));

    assertThat(server.list(1)).extracting(Api.Thing::id).isEqualTo(all);
    assertThat(server.listWithoutIds(1)).extracting(Api.Thing::id).isEqualTo(all);
  }

  @Test
  void nothingIsDroppedWithinOnePage() {
    PageServer server = server(page -> body(5, IntStream.of(1, 2, 1, 1, 3)));

    assertThat(ids(server.list(5))).containsExactly(1, 2, 1, 1, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 100})
  void aServerThatIgnoresThePageLosesNoItemsInSilence(int total) {
    PageServer server = server(page -> body(total, from(1, 2, 2)));
    List<Integer> ids = new ArrayList<>();

    assertThatThrownBy(() -> server.list(2).forEach(t -> ids.add(Integer.valueOf(t.id()))))
        .isInstanceOf(PagingException.class);

    assertThat(ids).containsExactly(1, 2);
  }

  @Test
  void aServerThatRepeatsItemsWithoutIdsIsFoundOutToo() {
    PageServer server = server(page -> body(from(1, 2, 2)));

    assertThat(failure(server.listWithoutIds(2)).page()).isEqualTo(3);
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void aServerThatGoesRoundInCirclesIsFoundOut() {
    PageServer server = server(page -> body(from(page % 5 * 2 + 1, 2, 1000)));

    assertThat(failure(server.list(2)).page()).isEqualTo(15);
  }

  @Test
  void doesNotDeliverTwiceWhatInsertionsMovedToTheNextPage() {
    // Three items come in front after page 1 was given, and two more after page 3.
    int[] inserted = {0, 3, 3, 5, 5, 5, 5, 5};
    PageServer server =
        server(
            page -> {
              int shift = inserted[page - 1];
              return body(10 + shift, from((page - 1) * 2 + 1 - shift, 2, 10));
            });

    assertThat(ids(server.list(2)).stream().filter(id -> id > 0))
        .containsExactlyElementsOf(upTo(10));
  }

  @Test
  void onePageThatRepeatsTheOneBeforeItIsNoError() {
    PageServer server =
        server(
            page -> page == 1 ? body(6, from(1, 2, 6)) : body(8, from((page - 2) * 2 + 1, 2, 6)));

    assertThat(ids(server.list(2))).isEqualTo(upTo(6));
  }

  @Test
  void remembersAtLeastThe256ItemsBefore() {
    SeenItems<Integer> seen = new SeenItems<>(new Identity<>(List.of(String::valueOf)));
    upTo(1000).forEach(item -> seen.add(List.of(item)));

    assertThat(seen.add(List.of(744, 745, 746, 1000, 1001))).containsExactly(744, 1001);
    assertThat(seen.add(List.of(1))).containsExactly(1);
  }

  @Test
  void itemsWithoutAnIdAreAllDelivered() {
    SeenItems<Integer> seen = new SeenItems<>(new Identity<>(List.of(item -> null)));

    assertThat(seen.add(List.of(1, 1))).containsExactly(1, 1);
    assertThat(seen.add(List.of(1, 2))).containsExactly(1, 2);
  }

  @Test
  void maxPagesEndsAListThatNeverEnds() {
    PageServer server = server(page -> body(from(page * 2 - 1, 2, Integer.MAX_VALUE)));
    List<Integer> ids = new ArrayList<>();
    Iterator<Api.Thing> items = server.list(2).resumeFrom(3).maxPages(2).iterator();
    for (int i = 0; i < 4; i++) {
      ids.add(Integer.valueOf(items.next().id()));
    }

    PagingException error = Api.failure(PagingException.class, items::hasNext);

    assertThat(ids).containsExactly(5, 6, 7, 8);
    assertThat(error)
        .hasMessage(
            "Acme (localhost): GET things: there is a page 5, and maxPages allows 2 pages. Allow more, or go on with resumeFrom(5).");
    assertThat(error.page()).isEqualTo(5);
    assertThat(error.attempts()).isZero();
    assertThat(server.asked()).containsExactly(3, 4);
  }

  @Test
  void maxPagesIsNoErrorForAListThatEndsThere() {
    PageServer server = PageServer.serving(api, 4, 2);

    assertThat(ids(server.list(2).maxPages(2))).isEqualTo(upTo(4));

    assertThatThrownBy(() -> server.list(2).maxPages(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pages not in 1..2147483647: 0");
  }

  @Test
  void allowsAMillionPagesUnlessToldOtherwise() {
    SimulatedList server =
        new SimulatedList(new Random(0), 9, 1) {
          @Override
          PageResponse<Integer> page(int number) {
            Page<Integer> page = super.page(number).page();
            return new PageResponse<>(page, OptionalInt.of(number + 999_999), false);
          }
        };

    PagingException error = failure(new PagedList<>(server, new Identity<>(List.of())));

    assertThat(error.page()).isEqualTo(1_999_999);
    assertThat(server.requests).isEqualTo(2); // pages 1 and 1,000,000
  }

  @Test
  void endsWithTheLargestNumberThatAPageCanHave() {
    PageServer server = server(page -> body(from(page - 10, 1, Integer.MAX_VALUE)));

    assertThat(server.list(1).resumeFrom(Integer.MAX_VALUE - 1).prefetch(4)).hasSize(2);
  }
}
