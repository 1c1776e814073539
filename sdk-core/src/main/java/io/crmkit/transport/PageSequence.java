package io.crmkit.transport;

import io.crmkit.Page;
import io.crmkit.PagingException;
import io.crmkit.RequestOutcome;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

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
  private final PageWindow<T> window;
  private final ListEnd end = new ListEnd();
  private final RecentIds<T> recent;
  private final Repetition<T> repetition;
  private long next;
  private boolean ended;

  PageSequence(PagedList<T> list) {
    this.list = list;
    this.window = list.window();
    this.recent = new RecentIds<>(list.id());
    this.repetition = new Repetition<>(list.id());
    this.next = list.first();
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Step<T> next() {
    if (ended) {
      throw new NoSuchElementException("there is no page after page " + (next - 1));
    }
    requireAllowed();
    Page<T> page = window.take((int) next);
    List<T> fresh = recent.fresh(page.items());
    boolean isLast = end.isReachedBy(page);
    if (repetition.isFoundIn(page, fresh, isLast)) {
      throw repeated(page);
    }
    next++;
    if (isLast) {
      close();
    } else {
      window.fill(next, Math.min(end.last(), list.lastAllowed()));
    }
    return new Step<>(page, fresh);
  }

  /** Ends the iteration. */
  void close() {
    ended = true;
    window.clear();
  }

  private void requireAllowed() {
    if (next > list.lastAllowed()) {
      throw new PagingException(
          "%s: there is a page %d, and maxPages allows %d pages. Allow more, or go on with resumeFrom(%d)."
              .formatted(list, next, list.maxPages(), next),
          RequestOutcome.NOT_SENT,
          0,
          (int) Math.min(next, Integer.MAX_VALUE));
    }
  }

  private PagingException repeated(Page<T> page) {
    window.clear();
    return new PagingException(
        "%s: page %d holds the same items as the pages before it: the server seems to ignore the page's number. Ask the provider; the items after these cannot be listed."
            .formatted(list, page.number()),
        RequestOutcome.PROCESSED,
        1,
        page.number());
  }
}
