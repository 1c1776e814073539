package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.transport.json.Items;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page follows which. An empty cell: the answer does not say, or nothing follows. */
class PagingTest {
  @ParameterizedTest
  @CsvSource({
    // page, items, size, total, next page, following
    "1, 2, 2, 5,  , 2",
    "2, 2, 2, 5,  , 3",
    "3, 1, 2, 5,  ,  ",
    "2, 2, 2, 4,  ,  ",
    "1, 0, 2, 0,  ,  ",
    "1, 0, 2, 5,  , 2",
    "1, 2, 2,  ,  , 2",
    "1, 1, 2,  ,  , 2",
    "1, 0, 2,  ,  ,  ",
    "1, 2, 2,  , 2, 2",
    "1, 2, 2, 2, 3, 3"
  })
  void ofAProviderThatDocumentsPaging(
      int page, int items, int size, Long total, Integer nextPage, Integer following) {
    Paging paging = Paging.numbered("page", "limit", size);

    assertThat(after(paging, page, items, total, nextPage)).isEqualTo(following);
  }

  @ParameterizedTest
  @CsvSource({
    // page, items, total, next page, following
    "1, 2,  ,  ,  ",
    "1, 0,  ,  ,  ",
    "1, 2, 2,  ,  ",
    "1, 2, 3,  , 2",
    "3, 0, 3,  ,  ",
    "1, 2,  , 2, 2",
    "2, 2,  , 2,  ",
    "2, 2,  , 1,  "
  })
  void ofAProviderThatDocumentsNone(
      int page, int items, Long total, Integer nextPage, Integer following) {
    assertThat(after(Paging.announced("page"), page, items, total, nextPage)).isEqualTo(following);
  }

  private static @Nullable Integer after(
      Paging paging, int number, int items, @Nullable Long total, @Nullable Integer nextPage) {
    Items<String> answer =
        new Items<>(
            Collections.nCopies(items, "item"),
            total == null ? OptionalLong.empty() : OptionalLong.of(total),
            OptionalInt.empty(),
            nextPage == null ? OptionalInt.empty() : OptionalInt.of(nextPage));
    OptionalInt after =
        new EndOfListDetector(number).after(paging.response(answer, number, OptionalInt.empty()));
    return after.isPresent() ? after.getAsInt() : null;
  }
}
