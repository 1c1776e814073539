package io.crmkit.transport;

import io.crmkit.transport.json.Items;
import io.crmkit.transport.paging.PageFetcher;
import io.crmkit.transport.paging.PageResponse;
import io.crmkit.transport.paging.Paging;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pages of one list, each a call of the transport.
 *
 * @param transport performs the calls
 * @param request the request, without a page
 * @param perPage how many items to ask for a page; empty for as many as the provider gives
 */
record ListFetcher<T>(HttpTransport transport, ApiRequest<Items<T>> request, OptionalInt perPage)
    implements PageFetcher<T> {
  private static final AtomicLong LISTS = new AtomicLong();

  /** Gives the list a number, for those who listen to its calls. */
  ListFetcher {
    request = request.ofList(LISTS.incrementAndGet());
  }

  @Override
  public PageResponse<T> fetch(int number) {
    return fetch(number, transport);
  }

  @Override
  public CompletableFuture<PageResponse<T>> fetchAhead(int number) {
    return transport.async(view -> fetch(number, view));
  }

  private PageResponse<T> fetch(int number, HttpTransport by) {
    Paging paging = by.provider().paging;
    Items<T> answer = by.execute(paging.request(request, number, perPage));
    PageResponse<T> response = paging.response(answer, number, perPage);
    by.pageFetched(request, response.page());
    return response;
  }

  @Override
  public String provider() {
    return transport.provider().name;
  }

  /** The provider, its host, the method and the path. */
  @Override
  public String toString() {
    return "%s (%s): %s".formatted(provider(), transport.host(), request);
  }
}
