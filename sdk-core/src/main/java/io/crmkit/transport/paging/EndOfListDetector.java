package io.crmkit.transport.paging;

import io.crmkit.Page;
import java.util.OptionalInt;

/**
 * Finds the end of a list by what its pages say, in their order. Its total is believed until the
 * pages disprove it.
 */
final class EndOfListDetector {
  static final int EMPTY_PAGES = 10;

  private final int first;
  private int size; // of a full page, as the server says, or as was asked for
  private boolean sizeIsWrong;
  private int largest; // page that came
  private long received; // items, since the first page
  private int emptyInARow;
  private long last = Long.MAX_VALUE;

  /**
   * Knows nothing yet.
   *
   * @param first the number of the first page that is read
   */
  EndOfListDetector(int first) {
    this.first = first;
  }

  /** The number of the page after the given one, which is the next in order; empty when none is. */
  OptionalInt after(PageResponse<?> response) {
    int number = response.page().number();
    boolean isReached = isReachedBy(response.page());
    if (response.nextPage().isPresent()) {
      last = response.nextPage().getAsInt();
      // A server that does not understand the parameter names the same page again and again.
      return last > number ? response.nextPage() : OptionalInt.empty();
    }
    return isReached || response.isLast() || number == Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of(number + 1);
  }

  /** The number of the last page, as far as is known by now. */
  long last() {
    return last;
  }

  private boolean isReachedBy(Page<?> page) {
    int count = page.items().size();
    size = Math.max(size, page.size());
    largest = Math.max(largest, count);
    received += count;
    emptyInARow = count == 0 ? emptyInARow + 1 : 0;
    last = lastGoingBy(page);
    return last == Long.MAX_VALUE
        ? count == 0
        : page.number() >= last || emptyInARow == EMPTY_PAGES;
  }

  private long lastGoingBy(Page<?> page) {
    long total = page.total().orElse(-1);
    long before = (page.number() - 1L) * size;
    int count = page.items().size();
    // Fewer than there should be: pages are smaller than the server says, or than was asked for.
    sizeIsWrong |= count > 0 && count < Math.min(size, total - before);
    long read = sizeIsWrong ? (first - 1L) * largest + received : before + count;
    if (read > total) {
      return Long.MAX_VALUE; // there is no total, or it is wrong
    }
    return sizeIsWrong
        ? page.number() + roundedUp(total - read, largest)
        : roundedUp(total, Math.max(1, size));
  }

  private static long roundedUp(long items, int size) {
    return items / size + (items % size == 0 ? 0 : 1);
  }
}
