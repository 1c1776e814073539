package io.crmkit.transport.paging;

import io.crmkit.Page;
import java.util.OptionalInt;

/**
 * Finds the end of a list by what its pages say, in their order. Its total is believed until the
 * pages disprove it.
 */
final class EndOfListDetector {
  static final int EMPTY_PAGES = 10;

  private final boolean documented;
  private boolean sizeIsWrong;
  private int largest;
  private int emptyInARow;
  private long last = Long.MAX_VALUE;

  /**
   * Knows nothing yet.
   *
   * @param documented whether the provider documents that its lists have pages, and their size;
   *     else there is another one only while the total says so
   */
  EndOfListDetector(boolean documented) {
    this.documented = documented;
    this.sizeIsWrong = !documented;
  }

  /**
   * The number of the page after the given one, which is the next in order; empty when that is the
   * last.
   *
   * @param named the number of the next page, if the provider says
   */
  OptionalInt after(Page<?> page, OptionalInt named) {
    boolean isLast = isReachedBy(page);
    if (named.isPresent()) {
      // A server that does not understand the parameter names the same page again and again.
      return named.getAsInt() > page.number() ? named : OptionalInt.empty();
    }
    return isLast || page.number() == Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(page.number() + 1);
  }

  /** The number of the last page, as far as is known by now. */
  long last() {
    return last;
  }

  private boolean isReachedBy(Page<?> page) {
    int count = page.items().size();
    largest = Math.max(largest, count);
    emptyInARow = count == 0 ? emptyInARow + 1 : 0;
    if (page.total().isEmpty() || hasMoreThanItsTotal(page)) {
      last = Long.MAX_VALUE;
      return count == 0 || !documented;
    }
    // Fewer than there should be: pages are smaller than the server says, or than was asked for.
    sizeIsWrong |= count > 0 && count < expectedOn(page);
    last = (page.total().getAsLong() - 1) / sizeOf(page) + 1;
    return page.number() >= last || emptyInARow == (documented ? EMPTY_PAGES : 1);
  }

  private boolean hasMoreThanItsTotal(Page<?> page) {
    return (page.number() - 1L) * sizeOf(page) + page.items().size() > page.total().getAsLong();
  }

  private long expectedOn(Page<?> page) {
    long rest = page.total().getAsLong() - (page.number() - 1L) * sizeOf(page);
    return Math.min(rest, sizeOf(page));
  }

  private int sizeOf(Page<?> page) {
    return sizeIsWrong && largest > 0 ? largest : Math.max(1, page.size());
  }
}
