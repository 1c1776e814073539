package io.crmkit.transport.paging;

import io.crmkit.Page;
import io.crmkit.transport.ApiRequest;
import io.crmkit.transport.json.Items;
import java.util.OptionalInt;

/** How a provider's lists are divided into pages, which are numbered from 1. */
public sealed interface Paging {

  /** The query parameter with the page's number. */
  String pageParameter();

  /**
   * The request for one page of a list.
   *
   * @param perPage how many items to ask for; empty for as many as the provider gives
   */
  <T> ApiRequest<T> request(ApiRequest<T> list, int number, OptionalInt perPage);

  /** What the answer to that request brings. */
  <T> PageResponse<T> response(Items<T> answer, int number, OptionalInt perPage);

  /**
   * Every request names its page, and the list goes on until it is found to end.
   *
   * @param pageParameter the query parameter with the page's number
   * @param sizeParameter the query parameter with the number of items a page
   * @param maxSize the largest page the provider gives, which is what lists ask for
   */
  record Numbered(String pageParameter, String sizeParameter, int maxSize) implements Paging {

    @Override
    public <T> ApiRequest<T> request(ApiRequest<T> list, int number, OptionalInt perPage) {
      return list.with(pageParameter, number).with(sizeParameter, perPage.orElse(maxSize));
    }

    @Override
    public <T> PageResponse<T> response(Items<T> answer, int number, OptionalInt perPage) {
      int size = answer.size().orElse(perPage.orElse(maxSize));
      Page<T> page = new Page<>(answer.items(), number, size, answer.total());
      return new PageResponse<>(page, answer.nextPage(), false);
    }
  }

  /**
   * For a provider that documents no paging: the first request names no page, and another one
   * follows only if the answer says that there is more.
   *
   * @param pageParameter the query parameter with the page's number
   */
  record Announced(String pageParameter) implements Paging {

    @Override
    public <T> ApiRequest<T> request(ApiRequest<T> list, int number, OptionalInt perPage) {
      return number == 1 ? list : list.with(pageParameter, number);
    }

    @Override
    public <T> PageResponse<T> response(Items<T> answer, int number, OptionalInt perPage) {
      int size = answer.size().orElse(answer.items().size());
      Page<T> page = new Page<>(answer.items(), number, size, answer.total());
      return new PageResponse<>(page, answer.nextPage(), !hasMore(answer, number));
    }

    private static boolean hasMore(Items<?> answer, int number) {
      return answer.nextPage().isPresent()
          ? answer.nextPage().getAsInt() > number
          : answer.total().isPresent() && !answer.items().isEmpty();
    }
  }
}
