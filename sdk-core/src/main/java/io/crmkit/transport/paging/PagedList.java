package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.Checks;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.json.Items;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
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

  private final Source<T> source;
  private final int first;
  private final int ahead;
  private final int maxPages;

  /**
   * Where the pages come from.
   *
   * @param transport performs the requests
   * @param paging how the provider numbers its pages
   * @param request the request, without those numbers
   * @param size how many items to ask for a page
   * @param id what tells the items apart; gives null where there is nothing
   */
  public record Source<T>(
      HttpTransport transport,
      Paging paging,
      ApiRequest<Items<T>> request,
      int size,
      Function<? super T, ? extends @Nullable Object> id) {

    Fetched<T> fetch(HttpTransport by, int number) {
      Items<T> answer = by.execute(paging.request(request, number, size));
      return new Fetched<>(paging.page(answer, number, size), answer.nextPage());
    }
  }

  /**
   * What one request brought.
   *
   * @param page the page
   * @param nextPage the number of the next page, if the provider says
   */
  public record Fetched<T>(Page<T> page, OptionalInt nextPage) {}

  public PagedList(Source<T> source) {
    this(source, 1, 0, MOST_PAGES);
  }

  private PagedList(Source<T> source, int first, int ahead, int maxPages) {
    this.source = source;
    this.first = first;
    this.ahead = ahead;
    this.maxPages = maxPages;
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(new PageSequence<>(this));
  }

  @Override
  public Spliterator<T> spliterator() {
    return spliterator(iterator());
  }

  @Override
  public Stream<T> stream() {
    PageSequence<T> pages = new PageSequence<>(this);
    return StreamSupport.stream(spliterator(new ItemIterator<>(pages)), false)
        .onClose(pages::close);
  }

  @Override
  public Iterable<Page<T>> pages() {
    return () -> {
      PageSequence<T> pages = new PageSequence<>(this);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return pages.hasNext();
        }

        @Override
        public Page<T> next() {
          return pages.next().page();
        }
      };
    };
  }

  @Override
  public Page<T> firstPage() {
    return source.fetch(source.transport(), first).page();
  }

  @Override
  public PagedIterable<T> resumeFrom(int page) {
    return new PagedList<>(
        source, Checks.within("page", 1, Integer.MAX_VALUE, page), ahead, maxPages);
  }

  @Override
  public PagedIterable<T> prefetch(int pages) {
    return new PagedList<>(source, first, Checks.within("pages", 0, WIDEST, pages), maxPages);
  }

  @Override
  public PagedIterable<T> maxPages(int pages) {
    return new PagedList<>(
        source, first, ahead, Checks.within("pages", 1, Integer.MAX_VALUE, pages));
  }

  @Override
  public String toString() {
    return "PagedIterable{%s, from page %s}".formatted(source.request(), first);
  }

  PageWindow<Fetched<T>> window() {
    HttpTransport transport = source.transport();
    return new PageWindow<>(
        transport.providerName(),
        number -> source.fetch(transport, number),
        number -> transport.async(view -> source.fetch(view, number)),
        ahead);
  }

  Source<T> source() {
    return source;
  }

  int first() {
    return first;
  }

  int maxPages() {
    return maxPages;
  }

  /** The number of the last page that may be fetched. */
  long lastAllowed() {
    return Math.min(first - 1L + maxPages, Integer.MAX_VALUE);
  }

  private static <T> Spliterator<T> spliterator(Iterator<T> items) {
    return Spliterators.spliteratorUnknownSize(
        items, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
  }
}
