package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.PagingException;
import io.crmkit.RequestOutcome;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one iteration, in order: from the first to where the list ends, or to where a broken
 * server is given up on. Both are final: nothing is asked for afterwards. Any other failure leaves
 * the sequence where it was, so that the page can be asked for again.
 *
 * @param <T> the type of the items
 */
final class PageSequence<T> implements Iterator<Page<T>> {
  private final PageFetcher<T> fetcher;
  private final int maxPages;
  private final long lastAllowed;
  private final PageWindow<T> window;
  private final EndOfListDetector end;
  private final SeenItems<T> seen;
  private OptionalLong total = OptionalLong.empty();
  private List<T> fresh = List.of();
  private OptionalInt next; // the number of the page to read; empty at the end
  private @Nullable PagingException failure;

  /**
   * Begins.
   *
   * @param first the number of the first page
   * @param ahead how many pages may be fetched ahead of the reader
   * @param maxPages how many pages may be read
   */
  PageSequence(PageFetcher<T> fetcher, Identity<T> identity, int first, int ahead, int maxPages) {
    this.fetcher = fetcher;
    this.maxPages = maxPages;
    this.lastAllowed = Math.min(first - 1L + maxPages, Integer.MAX_VALUE);
    this.window = new PageWindow<>(fetcher, ahead);
    this.end = new EndOfListDetector(first);
    this.seen = new SeenItems<>(identity);
    this.next = OptionalInt.of(first);
  }

  @Override
  public boolean hasNext() {
    return failure != null || next.isPresent();
  }

  /** The next page, as the server gave it. */
  @Override
  public Page<T> next() {
    if (failure != null) {
      throw failure;
    }
    if (next.isEmpty()) {
      throw new NoSuchElementException("the list has no more pages");
    }
    return read(next.getAsInt());
  }

  /** The items of the next page that did not come with a page before. */
  List<T> nextItems() {
    next();
    return fresh;
  }

  /** Ends the iteration. */
  void close() {
    failure = null;
    next = OptionalInt.empty();
    window.clear();
  }

  private Page<T> read(int number) {
    if (number > lastAllowed) {
      throw failedWith(tooMany(number));
    }
    PageResponse<T> response = window.take(number, total);
    Page<T> page = response.page();
    fresh = page.items().isEmpty() ? List.of() : seen.add(page.items());
    OptionalInt following = end.after(response);
    if (!response.isLast() && !page.items().isEmpty() && seen.areRepeated(following.isEmpty())) {
      throw failedWith(repeated(number));
    }
    total = page.total();
    if (following.isEmpty()) {
      close();
    } else {
      next = following;
      window.fill(following.getAsInt(), Math.min(end.last(), lastAllowed));
    }
    return page;
  }

  private PagingException failedWith(PagingException last) {
    failure = last;
    window.clear();
    return last;
  }

  private PagingException tooMany(int number) {
    return new PagingException(
        fetcher.provider(),
        "%s: there is a page %s, and maxPages allows %s pages. Allow more, or go on with resumeFrom(%s)."
            .formatted(fetcher, number, maxPages, number),
        RequestOutcome.NOT_SENT,
        0,
        number);
  }

  private PagingException repeated(int number) {
    return new PagingException(
        fetcher.provider(),
        "%s: page %s holds the same items as the pages before it: the server seems to ignore the page's number. Ask the provider; the items after these cannot be listed."
            .formatted(fetcher, number),
        RequestOutcome.PROCESSED,
        1,
        number);
  }
}
