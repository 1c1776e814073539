package io.crmkit.transport.paging;

import static java.util.stream.Collectors.joining;

import io.crmkit.ListQuery;
import io.crmkit.PagedIterable;
import io.crmkit.transport.Api;
import io.crmkit.transport.Endpoint;
import io.crmkit.transport.HttpTransport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A list served by a rule instead of a script: each page by its number, as often as asked for. */
final class PageServer extends Dispatcher {
  private static final Endpoint<Api.Thing> THINGS = new Endpoint<>(Api.Thing.class, "things");

  private final Api api;
  private final IntFunction<String> answerOf;
  private final List<Integer> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile int heldFrom;

  private PageServer(Api api, IntFunction<String> answerOf) {
    this.api = api;
    this.answerOf = answerOf;
    api.server.setDispatcher(this);
  }

  /** Serves what the rule gives for a page: the body, or null for 404. */
  static PageServer serving(Api api, IntFunction<String> answerOf) {
    return new PageServer(api, answerOf);
  }

  /** Serves so many items, numbered from 1, in pages of the given size. */
  static PageServer serving(Api api, int total, int size) {
    return serving(
        api,
        page ->
            body(
                total, IntStream.rangeClosed((page - 1) * size + 1, Math.min(page * size, total))));
  }

  static String body(long total, IntStream ids) {
    return "{\"data\": [%s], \"meta\": {\"total\": %s}}".formatted(items(ids), total);
  }

  static String body(IntStream ids) {
    return "{\"data\": [%s]}".formatted(items(ids));
  }

  PagedIterable<Api.Thing> list(int perPage) {
    return list(api.transport(), perPage);
  }

  PagedIterable<Api.Thing> listWithoutIds(int perPage) {
    return THINGS
        .identifiedBy()
        .list(api.transport(), new ThingQuery.Builder().perPage(perPage).build());
  }

  static PagedIterable<Api.Thing> list(HttpTransport transport, int perPage) {
    return THINGS.list(transport, new ThingQuery.Builder().perPage(perPage).build());
  }

  /** The numbers of the pages asked for, in the order of arrival. */
  List<Integer> asked() {
    return asked;
  }

  int mostUnderWay() {
    return mostUnderWay.get();
  }

  /** Holds back the answers from a page on until the latch returned is counted down. */
  CountDownLatch holdFrom(int page) {
    held = new CountDownLatch(1);
    heldFrom = page;
    return held;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
    int page = Integer.parseInt(request.getUrl().queryParameter("page"));
    asked.add(page);
    int now = underWay.incrementAndGet();
    mostUnderWay.accumulateAndGet(now, Math::max);
    try {
      if (page >= heldFrom) {
        held.await();
      }
    } finally {
      underWay.decrementAndGet();
    }
    String body = answerOf.apply(page);
    return body == null
        ? new MockResponse.Builder().code(404).body("{\"error\": \"no\"}").build()
        : new MockResponse.Builder().body(body).build();
  }

  private static String items(IntStream ids) {
    return ids.mapToObj(id -> "{\"id\": \"%s\", \"size\": 1}".formatted(id)).collect(joining(","));
  }

  private static final class ThingQuery extends ListQuery {
    private ThingQuery(Builder builder) {
      super(builder);
    }

    static final class Builder extends ListQuery.Builder<Builder> {
      Builder() {
        super(Paging.numbered("page", "per_page", 100));
      }

      ThingQuery build() {
        return new ThingQuery(this);
      }
    }
  }
}
