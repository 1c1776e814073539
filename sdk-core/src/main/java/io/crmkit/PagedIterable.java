package io.crmkit;

import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list at the provider, fetched page by page while it is read.
 *
 * <p>Nothing is sent until the first item is asked for, and no page is fetched that is not needed.
 * Every iteration starts anew and sees the list as it is then. Iterating throws the {@link
 * CrmException} of the page that failed, after every item before it was delivered.
 *
 * <p>Immutable and thread-safe; an iterator or stream taken from it belongs to one thread at a
 * time.
 *
 * @param <T> the type of the items
 */
public interface PagedIterable<T> extends Iterable<T> {

  /**
   * The items of every page, lazily. Closing the stream is not needed.
   *
   * @return a sequential, ordered stream that fetches no page it does not need
   */
  default Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /**
   * The pages themselves, fetched one by one as they are asked for.
   *
   * @return the pages from the first (or the one given to {@link #resumeFrom(int)}) to the last
   */
  Iterable<Page<T>> pages();

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
}
