package io.crmkit.transport;

import io.crmkit.transport.json.Items;
import io.crmkit.transport.paging.PageFetcher;
import io.crmkit.transport.paging.PageResponse;
import io.crmkit.transport.paging.Paging;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The pages of one list, each a call of the transport. */
final class ListFetcher<T> implements PageFetcher<T> {
  private static final AtomicLong LISTS = new AtomicLong();

  private final HttpTransport transport;
  private final ApiRequest<Items<T>> list;
  private final OptionalInt perPage;

  /**
   * With the request, without a page. The list gets a number, for those who listen to its calls.
   *
   * @param perPage how many items to ask for a page; empty for as many as the provider gives
   */
  ListFetcher(HttpTransport transport, ApiRequest<Items<T>> list, OptionalInt perPage) {
    this.transport = transport;
    this.list = list.ofList(LISTS.incrementAndGet());
    this.perPage = perPage;
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
    Items<T> items = by.execute(paging.request(list, number, perPage));
    PageResponse<T> response = paging.response(items, number, perPage);
    by.pageFetched(list, response.page());
    return response;
  }

  @Override
  public String provider() {
    return transport.provider().name;
  }

  /** The provider, its host, the method and the path. */
  @Override
  public String toString() {
    return "%s (%s): %s".formatted(provider(), transport.host(), list);
  }
}
