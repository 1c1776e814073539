package io.crmkit.transport.paging;

import io.crmkit.CallInterruptedException;
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
 * @param <P> what fetching a page brings
 */
final class PageWindow<P> {
  private final String provider;
  private final IntFunction<P> fetch;
  private final IntFunction<CompletableFuture<P>> fetchAhead;
  private final int width;
  private final Deque<CompletableFuture<P>> ahead = new ArrayDeque<>();
  private long firstAhead;

  /**
   * Creates an empty window.
   *
   * @param provider the provider's name, for messages
   * @param fetch fetches a page at once, on the thread that asks
   * @param fetchAhead begins to fetch a page in the background
   * @param width how many pages may be under way or ready
   */
  PageWindow(
      String provider,
      IntFunction<P> fetch,
      IntFunction<CompletableFuture<P>> fetchAhead,
      int width) {
    this.provider = provider;
    this.fetch = fetch;
    this.fetchAhead = fetchAhead;
    this.width = width;
  }

  /** The next page in order; fetches it unless that was begun already. */
  P take(int number) {
    firstAhead = number + 1L;
    CompletableFuture<P> page = ahead.poll();
    return page == null ? fetch.apply(number) : await(page, number);
  }

  /** Begins to fetch the pages from the one to take next on, up to the last one. */
  void fill(long next, long last) {
    if (next != firstAhead) {
      clear(); // the provider passes pages over
      firstAhead = next;
    }
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
  private P await(CompletableFuture<P> page, int number) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      page.cancel(true);
      clear();
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(
          provider,
          "the thread was interrupted while it waited for page %s. Nothing was changed; it can be asked again."
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
