package io.crmkit.transport.paging;

import io.crmkit.CallInterruptedException;
import io.crmkit.RequestOutcome;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The pages fetched ahead of the reader, never more than so many. Used by the reader's thread only.
 *
 * @param <T> the type of the items
 */
final class PageWindow<T> {
  private final PageFetcher<T> fetcher;
  private final int width;
  private final NavigableMap<Integer, CompletableFuture<PageResponse<T>>> ahead = new TreeMap<>();

  /**
   * Creates an empty window.
   *
   * @param width how many pages may be under way or ready
   */
  PageWindow(PageFetcher<T> fetcher, int width) {
    this.fetcher = fetcher;
    this.width = width;
  }

  /**
   * A page: the one fetched ahead, if there is one and it fits those before it, else it is fetched
   * now. With another total it may be older than they are: items that were inserted in between
   * moved some from where it was read to where it was not. After a failure everything is fetched
   * anew.
   *
   * @param total that of the page before
   */
  PageResponse<T> take(int number, OptionalLong total) {
    CompletableFuture<PageResponse<T>> begun = ahead.remove(number);
    try {
      PageResponse<T> response = begun == null ? null : await(begun, number);
      return response != null && response.page().total().equals(total)
          ? response
          : fetcher.fetch(number);
    } catch (RuntimeException | Error e) {
      clear();
      throw e;
    }
  }

  /** Begins to fetch the pages from the one to take next on, up to the last one. */
  void fill(int next, long last) {
    cancel(ahead.headMap(next)); // the provider passes pages over
    for (long number = next; number <= last && ahead.size() < width; number++) {
      if (!ahead.containsKey((int) number)) {
        ahead.put((int) number, fetcher.fetchAhead((int) number));
      }
    }
  }

  /** Cancels what is under way. */
  void clear() {
    cancel(ahead);
  }

  private void cancel(Map<Integer, CompletableFuture<PageResponse<T>>> pages) {
    for (CompletableFuture<PageResponse<T>> page : pages.values()) {
      page.cancel(true);
    }
    pages.clear();
  }

  private PageResponse<T> await(CompletableFuture<PageResponse<T>> page, int number) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      page.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          fetcher.provider(),
          "%s: the thread was interrupted while it waited for page %s. Nothing was changed; it can be asked again."
              .formatted(fetcher, number),
          e,
          RequestOutcome.UNKNOWN,
          1);
    } catch (ExecutionException e) {
      throw asThrown(Objects.requireNonNull(e.getCause()));
    }
  }

  private static RuntimeException asThrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure; // fetching declares no other
  }
}
