package io.crmkit.transport.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.Page;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page follows which. An empty cell: the answer does not say, or nothing follows. */
class PagingTest {
  private static final boolean DOCUMENTED = true;

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
    assertThat(after(DOCUMENTED, page, items, size, total, nextPage)).isEqualTo(following);
  }

  @ParameterizedTest
  @CsvSource({
    // page, items, size, total, next page, following
    "1, 2, 2,  ,  ,  ",
    "1, 0, 0,  ,  ,  ",
    "1, 2, 2, 2,  ,  ",
    "1, 2, 2, 3,  , 2",
    "3, 0, 0, 3,  ,  ",
    "1, 2, 2,  , 2, 2",
    "2, 2, 2,  , 2,  ",
    "2, 2, 2,  , 1,  "
  })
  void ofAProviderThatDocumentsNone(
      int page, int items, int size, Long total, Integer nextPage, Integer following) {
    assertThat(after(!DOCUMENTED, page, items, size, total, nextPage)).isEqualTo(following);
  }

  private static Integer after(
      boolean documented, int number, int items, int size, Long total, Integer nextPage) {
    Page<String> page =
        new Page<>(
            Collections.nCopies(items, "item"),
            number,
            size,
            total == null ? OptionalLong.empty() : OptionalLong.of(total));
    OptionalInt after =
        new EndOfListDetector(documented)
            .after(page, nextPage == null ? OptionalInt.empty() : OptionalInt.of(nextPage));
    return after.isPresent() ? after.getAsInt() : null;
  }
}
