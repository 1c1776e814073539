package io.crmkit.transport;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
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
    return page(fetch(first), first);
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

  private Items<T> fetch(int number) {
    return transport.execute(paging.request(request, number, size));
  }

  private Page<T> page(Items<T> answer, int number) {
    return paging.page(answer, number, size);
  }

  private final class PageIterator implements Iterator<Page<T>> {
    private OptionalInt next = OptionalInt.of(first);

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Page<T> next() {
      int number = next.orElseThrow(() -> new NoSuchElementException("the list has no more pages"));
      Items<T> answer = fetch(number);
      Page<T> page = page(answer, number);
      next = paging.after(page, answer.nextPage());
      return page;
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
