package io.crmkit.transport;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;

/**
 * A list that is fetched page by page.
 *
 * @param <T> the type of the items
 */
final class PagedList<T> implements PagedIterable<T> {
  private final HttpTransport transport;
  private final Paging paging;
  private final ApiRequest<Items<T>> request;
  private final int size;
  private final int first;

  PagedList(
      HttpTransport transport, Paging paging, ApiRequest<Items<T>> request, int size, int first) {
    this.transport = transport;
    this.paging = paging;
    this.request = request;
    this.size = size;
    this.first = first;
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemIterator();
  }

  @Override
  public Spliterator<T> spliterator() {
    return Spliterators.spliteratorUnknownSize(
        iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
  }

  @Override
  public Iterable<Page<T>> pages() {
    return PageIterator::new;
  }

  @Override
  public Page<T> firstPage() {
    return fetch(first);
  }

  @Override
  public PagedIterable<T> resumeFrom(int page) {
    return new PagedList<>(
        transport, paging, request, size, Checks.within("page", 1, Integer.MAX_VALUE, page));
  }

  @Override
  public String toString() {
    return "PagedIterable{%s, from page %d}".formatted(request, first);
  }

  private Page<T> fetch(int number) {
    Items<T> answer =
        transport.execute(
            request.with(paging.pageParameter(), number).with(paging.sizeParameter(), size));
    return new Page<>(answer.items(), number, answer.size().orElse(size), answer.total());
  }

  private final class PageIterator implements Iterator<Page<T>> {
    private int next = first;
    private boolean ended;

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Page<T> next() {
      if (ended) {
        throw new NoSuchElementException("there is no page after page " + (next - 1));
      }
      Page<T> page = fetch(next);
      ended = isLast(page);
      next++;
      return page;
    }

    /** Without a total only an empty page is sure to be the end: a server may give short pages. */
    private boolean isLast(Page<T> page) {
      return page.total().isPresent()
          ? (long) page.number() * page.size() >= page.total().getAsLong()
          : page.items().isEmpty();
    }
  }

  private final class ItemIterator implements Iterator<T> {
    private final Iterator<Page<T>> pages = new PageIterator();
    private Iterator<T> items = Collections.emptyIterator();

    @Override
    public boolean hasNext() {
      while (!items.hasNext() && pages.hasNext()) {
        items = pages.next().items().iterator();
      }
      return items.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has no more items");
      }
      return items.next();
    }
  }
}
