package io.crmkit;

import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list at the provider, fetched page by page while it is read.
 *
 * <p>Nothing is sent until the first item is asked for, and no page is fetched that is not needed,
 * unless {@link #prefetch} allows it. Every iteration starts anew and sees the list as it is then.
 * Iterating throws the {@link CrmException} of the page that failed, after every item before it was
 * delivered; its message names the page. Asking the same iterator again asks for that page again,
 * save after a {@link PagingException}, which is final: it is thrown again, and nothing is sent.
 *
 * <p>Lists change while they are read. An item that moved to a later page, because another was
 * inserted before it, is not delivered twice: its key is remembered for at least 256 items. An item
 * that moved to an earlier page, because another was deleted before it, is missed: a client cannot
 * notice that. Items whose key the response does not hold are delivered as they come, and so is
 * everything that one page holds. What {@link #prefetch} adds to this is said there.
 *
 * <p>Where a list ends is the provider's word as far as it can be right. Its total, as of the
 * latest page, ends the list without another request. A total that the pages themselves disprove is
 * ignored; then, and where there is none, the first empty page is the end. Pages that are empty
 * although there is to be more are passed over, ten in a row at most, then the list is over. A page
 * that repeats the one before it may be due to insertions; two in a row, or one at the end of the
 * list, are a {@link PagingException}. These rules are this library's.
 *
 * <p>Immutable and thread-safe; an iterator or stream taken from it belongs to one thread at a
 * time.
 *
 * @param <T> the type of the items
 */
public interface PagedIterable<T> extends Iterable<T> {

  /**
   * The items of every page, lazily. Closing the stream is needed only to cancel the requests under
   * way after {@link #prefetch}; without that, those few finish by themselves.
   *
   * <p>A {@code parallel()} stream reads the list on one thread all the same, so that it fetches no
   * page ahead; to work on several items at once, hand them to an executor.
   *
   * @return a sequential, ordered stream that fetches no page it does not need
   */
  default Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /**
   * The pages themselves, as the provider gives them, fetched as they are asked for.
   *
   * @return the pages from the first (or the one given to {@link #resumeFrom(int)}) to the last
   * @see #pageStream()
   */
  Iterable<Page<T>> pages();

  /**
   * The same pages as a stream, which can be closed: that cancels the requests under way after
   * {@link #prefetch}, when not every page was read.
   *
   * @return a sequential, ordered stream that fetches no page it does not need
   */
  default Stream<Page<T>> pageStream() {
    return StreamSupport.stream(pages().spliterator(), false);
  }

  /**
   * Fetches the first page only: one request.
   *
   * @return the first page (or the one given to {@link #resumeFrom(int)}); may have no items
   * @throws CrmException if the call fails
   */
  Page<T> firstPage();

  /**
   * How many items the whole list has. Fetches the first page to learn it: one request.
   *
   * @return the provider's count; empty when it does not say
   * @throws CrmException if the call fails
   */
  default OptionalLong total() {
    return firstPage().total();
  }

  /**
   * The same list from a later page on, for a long job that goes on where it stopped.
   *
   * @param page the number of the first page to fetch, from 1
   * @return a list that begins with that page
   * @throws IllegalArgumentException if {@code page} is below 1
   */
  PagedIterable<T> resumeFrom(int page);

  /**
   * The same list with pages fetched ahead of the one that is read, in the background: on virtual
   * threads from Java 21 on, else on daemon threads. Items still come in order, and an error still
   * comes after the items before it. Holds one page more than {@code pages} in memory.
   *
   * <p>The first page comes alone, to learn the total. Without a total, pages beyond the last one
   * are asked for. The rate limit is kept as ever. The key supplier and {@code onResponse} are
   * called on the background threads. When the reader stops early, nothing more is begun; what is
   * under way finishes by itself, or is cancelled by closing the {@link #stream} or {@link
   * #pageStream}.
   *
   * <p>Requests that are under way together may be answered in any order. An item inserted between
   * two of their responses could then hide another one: it moves from a page not answered yet to
   * one that was. Therefore a page whose total differs from that of the page before it is fetched
   * once more, in its turn, and insertions lose nothing, as without prefetching. Two cases remain
   * in which they can, with more than one page under way: the provider gives no total (or one that
   * does not follow the list), or as many items are deleted as inserted between two responses.
   *
   * @param pages how many pages may be under way or ready at a time, from 0 (the default: none) to
   *     1,000
   * @return a list that reads ahead
   * @throws IllegalArgumentException if {@code pages} is out of its range
   */
  PagedIterable<T> prefetch(int pages);

  /**
   * The same list with another limit of pages, which keeps a broken provider from being read for
   * ever. Beyond it the iterator throws {@link PagingException}, after every item before. Default
   * 1,000,000 pages.
   *
   * @param pages how many pages one iteration may fetch; at least 1
   * @return a list with that limit
   * @throws IllegalArgumentException if {@code pages} is below 1
   */
  PagedIterable<T> maxPages(int pages);
}
