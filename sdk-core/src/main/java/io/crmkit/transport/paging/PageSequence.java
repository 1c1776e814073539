package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.PagingException;
import io.crmkit.RequestOutcome;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;

/**
 * The pages of one iteration, in order: from the first to where the list ends, or to where a broken
 * server is given up on.
 *
 * @param <T> the type of the items
 */
final class PageSequence<T> implements Iterator<PageSequence.Step<T>> {
  /**
   * A page.
   *
   * @param page as the server gave it
   * @param fresh those of its items that were not delivered lately
   */
  record Step<T>(Page<T> page, List<T> fresh) {}

  private final PagedList<T> list;
  private final PageWindow<PagedList.Fetched<T>> window;
  private final EndOfListDetector end;
  private final SeenItems<T> recent;
  private final PageLoopDetector<T> repetition;
  private int next;
  private boolean ended;

  PageSequence(PagedList<T> list) {
    this.list = list;
    this.window = list.window();
    this.end = new EndOfListDetector(list.source().paging().isDocumented());
    this.recent = new SeenItems<>(list.source().id());
    this.repetition = new PageLoopDetector<>(list.source().id());
    this.next = list.first();
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Step<T> next() {
    if (ended) {
      throw new NoSuchElementException("the list has no more pages");
    }
    requireAllowed();
    PagedList.Fetched<T> fetched = window.take(next);
    Page<T> page = fetched.page();
    List<T> fresh = recent.fresh(page.items());
    OptionalInt following = end.after(page, fetched.nextPage());
    if (!repetition.isFoundIn(page, fresh, following.isEmpty())) {
      goOnWith(following);
    } else if (list.source().paging().isDocumented()) {
      throw repeated(page);
    } else {
      close(); // so the server has no pages
    }
    return new Step<>(page, fresh);
  }

  /** Ends the iteration. */
  void close() {
    ended = true;
    window.clear();
  }

  private void goOnWith(OptionalInt following) {
    if (following.isEmpty()) {
      close();
      return;
    }
    next = following.getAsInt();
    window.fill(next, Math.min(end.last(), list.lastAllowed()));
  }

  private void requireAllowed() {
    if (next > list.lastAllowed()) {
      throw new PagingException(
          list.source().transport().providerName(),
          "%s: there is a page %s, and maxPages allows %s pages. Allow more, or go on with resumeFrom(%s)."
              .formatted(list, next, list.maxPages(), next),
          RequestOutcome.NOT_SENT,
          0,
          next);
    }
  }

  private PagingException repeated(Page<T> page) {
    window.clear();
    return new PagingException(
        list.source().transport().providerName(),
        "%s: page %s holds the same items as the pages before it: the server seems to ignore the page's number. Ask the provider; the items after these cannot be listed."
            .formatted(list, page.number()),
        RequestOutcome.PROCESSED,
        1,
        page.number());
  }
}
