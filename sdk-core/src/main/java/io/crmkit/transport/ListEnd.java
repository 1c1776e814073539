package io.crmkit.transport;

import io.crmkit.Page;

/**
 * Finds the end of a list by what its pages say, in their order. Its total is believed until the
 * pages disprove it.
 */
final class ListEnd {
  static final int EMPTY_PAGES = 10;

  private boolean sizeIsWrong;
  private int largest;
  private int emptyInARow;
  private long last = Long.MAX_VALUE;

  /** Whether the page, the next one in order, is the last. */
  boolean isReachedBy(Page<?> page) {
    int count = page.items().size();
    largest = Math.max(largest, count);
    emptyInARow = count == 0 ? emptyInARow + 1 : 0;
    if (page.total().isEmpty() || hasMoreThanItsTotal(page)) {
      last = Long.MAX_VALUE;
      return count == 0;
    }
    // Fewer than there should be: pages are smaller than the server says, or than was asked for.
    sizeIsWrong |= count > 0 && count < expectedOn(page);
    last = (page.total().getAsLong() + sizeOf(page) - 1) / sizeOf(page);
    return page.number() >= last || emptyInARow == EMPTY_PAGES;
  }

  /** The number of the last page, as far as is known by now. */
  long last() {
    return last;
  }

  private boolean hasMoreThanItsTotal(Page<?> page) {
    return (page.number() - 1L) * sizeOf(page) + page.items().size() > page.total().getAsLong();
  }

  private long expectedOn(Page<?> page) {
    long rest = page.total().getAsLong() - (page.number() - 1L) * sizeOf(page);
    return Math.min(rest, sizeOf(page));
  }

  private int sizeOf(Page<?> page) {
    return sizeIsWrong ? largest : Math.max(1, page.size());
  }
}
