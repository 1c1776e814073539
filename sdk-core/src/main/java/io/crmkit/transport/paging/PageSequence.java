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
  private final PageSource<T> source;
  private final PageWindow<T> window;
  private final EndOfListDetector end;
  private final SeenItems<T> seen;
  private OptionalLong total = OptionalLong.empty();
  private List<T> fresh = List.of();
  private OptionalInt next; // the number of the page to read; empty at the end
  private @Nullable PagingException failure;

  PageSequence(PageSource<T> source) {
    this.source = source;
    this.window = new PageWindow<>(source.fetcher(), source.ahead());
    this.end = new EndOfListDetector(source.first());
    this.seen = new SeenItems<>(source.identity());
    this.next = OptionalInt.of(source.first());
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
    if (number > source.lastAllowed()) {
      throw failedWith(tooMany(number));
    }
    PageResponse<T> response = window.take(number, this::stillHolds);
    Page<T> page = response.page();
    fresh = page.items().isEmpty() ? List.of() : seen.add(page.items());
    OptionalInt following = end.after(response);
    if (isRepeated(response, following.isEmpty())) {
      throw failedWith(repeated(number));
    }
    total = page.total();
    goOnWith(following);
    return page;
  }

  /**
   * Whether a page fetched ahead fits those before it. With another total it may be older than they
   * are: items that were inserted in between moved some from where it was read to where it was not.
   */
  private boolean stillHolds(PageResponse<T> ahead) {
    return ahead.page().total().equals(total);
  }

  private boolean isRepeated(PageResponse<T> response, boolean isLast) {
    return !response.isLast() && !response.page().items().isEmpty() && seen.areRepeated(isLast);
  }

  private void goOnWith(OptionalInt following) {
    if (following.isEmpty()) {
      close();
    } else {
      next = following;
      window.fill(following.getAsInt(), Math.min(end.last(), source.lastAllowed()));
    }
  }

  private PagingException failedWith(PagingException last) {
    failure = last;
    window.clear();
    return last;
  }

  private PagingException tooMany(int number) {
    return new PagingException(
        source.fetcher().provider(),
        "%s: there is a page %s, and maxPages allows %s pages. Allow more, or go on with resumeFrom(%s)."
            .formatted(source.fetcher(), number, source.maxPages(), number),
        RequestOutcome.NOT_SENT,
        0,
        number);
  }

  private PagingException repeated(int number) {
    return new PagingException(
        source.fetcher().provider(),
        "%s: page %s holds the same items as the pages before it: the server seems to ignore the page's number. Ask the provider; the items after these cannot be listed."
            .formatted(source.fetcher(), number),
        RequestOutcome.PROCESSED,
        1,
        number);
  }
}
