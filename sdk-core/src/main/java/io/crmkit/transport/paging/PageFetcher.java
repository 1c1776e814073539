package io.crmkit.transport.paging;

import java.util.concurrent.CompletableFuture;

/**
 * Performs the requests of one list. Its {@code toString} says what is asked of whom, for messages.
 *
 * @param <T> the type of the items
 */
public interface PageFetcher<T> {

  /** Fetches a page on the calling thread. */
  PageResponse<T> fetch(int number);

  /** Begins to fetch a page in the background; cancelling the future ends the request. */
  CompletableFuture<PageResponse<T>> fetchAhead(int number);

  /** The provider's name, for exceptions. */
  String provider();
}
