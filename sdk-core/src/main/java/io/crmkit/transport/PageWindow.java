package io.crmkit.transport;

import io.crmkit.CallInterruptedException;
import io.crmkit.Page;
import io.crmkit.RequestOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/**
 * The pages fetched ahead of the reader, in order, never more than so many. Used by the reader's
 * thread only.
 *
 * @param <T> the type of the items
 */
final class PageWindow<T> {
  private final IntFunction<Page<T>> fetch;
  private final IntFunction<CompletableFuture<Page<T>>> fetchAhead;
  private final int width;
  private final Deque<CompletableFuture<Page<T>>> ahead = new ArrayDeque<>();

  /**
   * Creates an empty window.
   *
   * @param fetch fetches a page at once, on the thread that asks
   * @param fetchAhead begins to fetch a page in the background
   * @param width how many pages may be under way or ready
   */
  PageWindow(
      IntFunction<Page<T>> fetch, IntFunction<CompletableFuture<Page<T>>> fetchAhead, int width) {
    this.fetch = fetch;
    this.fetchAhead = fetchAhead;
    this.width = width;
  }

  /** The next page in order; fetches it unless that was begun already. */
  Page<T> take(int number) {
    CompletableFuture<Page<T>> page = ahead.poll();
    return page == null ? fetch.apply(number) : await(page, number);
  }

  /** Begins to fetch the pages from the next one in order on, up to the last one. */
  void fill(long next, long last) {
    while (ahead.size() < width && next + ahead.size() <= last) {
      ahead.add(fetchAhead.apply((int) (next + ahead.size())));
    }
  }

  /** Cancels what is under way. */
  void clear() {
    ahead.forEach(page -> page.cancel(true));
    ahead.clear();
  }

  /** Waits for a page. After a failure everything is fetched anew from that page on. */
  private Page<T> await(CompletableFuture<Page<T>> page, int number) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      page.cancel(true);
      clear();
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          "the thread was interrupted while it waited for page %d. Nothing was changed; it can be asked again."
              .formatted(number),
          e,
          RequestOutcome.NOT_SENT,
          0);
    } catch (ExecutionException e) {
      clear();
      throw asThrown(e.getCause());
    }
  }

  private static RuntimeException asThrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure; // fetching declares no other
  }
}
