package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.json.Items;
import org.jspecify.annotations.Nullable;

/**
 * How a provider numbers its pages, which start at 1.
 *
 * @param pageParameter the query parameter with the page's number
 * @param sizeParameter the query parameter with the number of items a page; null when the provider
 *     documents no paging: then the first request names no page, and another one follows only if
 *     the answer says that there is more
 * @param maxSize the largest page the provider gives, which is what lists ask for
 */
public record Paging(String pageParameter, @Nullable String sizeParameter, int maxSize) {

  /** The paging of a provider that documents none, in case that it has pages after all. */
  public static Paging undocumented(String pageParameter) {
    return new Paging(pageParameter, null, Integer.MAX_VALUE);
  }

  /** The request for one page of a list. */
  <T> ApiRequest<T> request(ApiRequest<T> list, int number, int size) {
    if (sizeParameter != null) {
      return list.with(pageParameter, number).with(sizeParameter, size);
    }
    return number == 1 ? list : list.with(pageParameter, number);
  }

  /** One page, from the answer to {@link #request}. */
  <T> Page<T> page(Items<T> answer, int number, int askedSize) {
    int size = sizeParameter == null ? answer.items().size() : askedSize;
    return new Page<>(answer.items(), number, answer.size().orElse(size), answer.total());
  }

  /** Whether the provider documents that its lists have pages. */
  boolean isDocumented() {
    return sizeParameter != null;
  }
}
