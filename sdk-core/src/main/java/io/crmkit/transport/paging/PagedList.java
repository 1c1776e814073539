package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Checks;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page.
 *
 * @param <T> the type of the items
 */
public final class PagedList<T> implements PagedIterable<T> {
  private static final int MOST_PAGES = 1_000_000;
  private static final int WIDEST = 1_000;

  private final PageFetcher<T> fetcher;
  private final Identity<T> identity;
  private final int first;
  private final int ahead;
  private final int maxPages;

  /** The whole list that a fetcher gives. */
  public PagedList(PageFetcher<T> fetcher, Identity<T> identity) {
    this(fetcher, identity, 1, 0, MOST_PAGES);
  }

  private PagedList(
      PageFetcher<T> fetcher, Identity<T> identity, int first, int ahead, int maxPages) {
    this.fetcher = fetcher;
    this.identity = identity;
    this.first = first;
    this.ahead = ahead;
    this.maxPages = maxPages;
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(sequence());
  }

  @Override
  public Spliterator<T> spliterator() {
    return unsplit(iterator());
  }

  @Override
  public Stream<T> stream() {
    PageSequence<T> pages = sequence();
    return stream(new ItemIterator<>(pages), pages);
  }

  @Override
  public Iterable<Page<T>> pages() {
    return () -> sequence();
  }

  @Override
  public Stream<Page<T>> pageStream() {
    PageSequence<T> pages = sequence();
    return stream(pages, pages);
  }

  @Override
  public Page<T> firstPage() {
    return fetcher.fetch(first).page();
  }

  @Override
  public PagedIterable<T> resumeFrom(int page) {
    Checks.within("page", 1, Integer.MAX_VALUE, page);
    return new PagedList<>(fetcher, identity, page, ahead, maxPages);
  }

  @Override
  public PagedIterable<T> prefetch(int pages) {
    Checks.within("pages", 0, WIDEST, pages);
    return new PagedList<>(fetcher, identity, first, pages, maxPages);
  }

  @Override
  public PagedIterable<T> maxPages(int pages) {
    Checks.within("pages", 1, Integer.MAX_VALUE, pages);
    return new PagedList<>(fetcher, identity, first, ahead, pages);
  }

  @Override
  public String toString() {
    return "PagedIterable{%s, from page %s}".formatted(fetcher, first);
  }

  private PageSequence<T> sequence() {
    return new PageSequence<>(fetcher, identity, first, ahead, maxPages);
  }

  private static <E> Stream<E> stream(Iterator<E> elements, PageSequence<?> pages) {
    return StreamSupport.stream(unsplit(elements), false).onClose(pages::close);
  }

  /**
   * The elements one by one, also for a parallel stream. The JDK's own spliterator would read a
   * thousand of them and more ahead, to have something to split off.
   */
  private static <E> Spliterator<E> unsplit(Iterator<E> elements) {
    return new AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
      @Override
      public boolean tryAdvance(Consumer<? super E> action) {
        boolean hasNext = elements.hasNext();
        if (hasNext) {
          action.accept(elements.next());
        }
        return hasNext;
      }

      @Override
      public @Nullable Spliterator<E> trySplit() {
        return null;
      }
    };
  }
}
