package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.json.Items;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a provider's lists are divided into pages, which are numbered from 1. Immutable. */
public final class Paging {
  private final String pageParameter;
  private final @Nullable String sizeParameter;
  private final int maxSize;

  private Paging(String pageParameter, @Nullable String sizeParameter, int maxSize) {
    this.pageParameter = pageParameter;
    this.sizeParameter = sizeParameter;
    this.maxSize = maxSize;
  }

  /**
   * Every request names its page, and the list goes on until it is found to end.
   *
   * @param pageParameter the query parameter with the page's number
   * @param sizeParameter the query parameter with the number of items a page
   * @param maxSize the largest page the provider gives, which is what lists ask for
   */
  public static Paging numbered(String pageParameter, String sizeParameter, int maxSize) {
    return new Paging(pageParameter, sizeParameter, maxSize);
  }

  /**
   * For a provider that documents no paging: the first request names no page, and another one
   * follows only if the response says that there is more.
   *
   * @param pageParameter the query parameter with the page's number
   */
  public static Paging announced(String pageParameter) {
    return new Paging(pageParameter, null, Integer.MAX_VALUE);
  }

  /** The query parameter with the page's number. */
  public String pageParameter() {
    return pageParameter;
  }

  /** The query parameter with the number of items a page; null when the provider chooses it. */
  public @Nullable String sizeParameter() {
    return sizeParameter;
  }

  /** How many items a page has at most. */
  public int maxSize() {
    return maxSize;
  }

  /** The request for one page of a list. */
  public <T> ApiRequest<T> request(ApiRequest<T> list, int number, OptionalInt perPage) {
    if (sizeParameter == null) {
      return number == 1 ? list : list.with(pageParameter, number);
    }
    return list.with(pageParameter, number).with(sizeParameter, perPage.orElse(maxSize));
  }

  /** What the response to that request brings. */
  public <T> PageResponse<T> response(Items<T> items, int number, OptionalInt perPage) {
    boolean announced = sizeParameter == null;
    int asked = announced ? items.items().size() : perPage.orElse(maxSize);
    Page<T> page = new Page<>(items.items(), number, items.size().orElse(asked), items.total());
    return new PageResponse<>(page, items.nextPage(), announced && !hasMore(items, number));
  }

  /** Whether a response says that pages follow. */
  private static boolean hasMore(Items<?> items, int number) {
    return items.nextPage().isPresent()
        ? items.nextPage().getAsInt() > number
        : items.total().isPresent() && !items.items().isEmpty();
  }
}
