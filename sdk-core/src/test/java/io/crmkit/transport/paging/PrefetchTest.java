package io.crmkit.transport.paging;

import static io.crmkit.transport.paging.PageServer.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CallInterruptedException;
import io.crmkit.NotFoundException;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import io.crmkit.transport.Api;
import io.crmkit.transport.HttpTransport;
import io.crmkit.transport.TimeSource;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages fetched ahead of their reader. */
@Timeout(60)
class PrefetchTest {
  @RegisterExtension final Api api = new Api();

  private static List<Integer> ids(Iterable<Api.Thing> things) {
    List<Integer> ids = new ArrayList<>();
    things.forEach(thing -> ids.add(Integer.valueOf(thing.id())));
    return ids;
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // the server is being closed
    }
  }

  /** Lets the threads under test get on; the class's timeout interrupts it. */
  private static void awaitThat(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(Thread.currentThread().isInterrupted()).as("out of time").isFalse();
      Thread.yield();
    }
  }

  @Test
  void deliversInOrderWithAFewPagesUnderWay() {
    PageServer server = PageServer.serving(api, 99, 2);
    CountDownLatch held = server.holdFrom(2);
    CompletableFuture<List<Integer>> ids =
        CompletableFuture.supplyAsync(() -> ids(server.list(2).prefetch(4)));
    awaitThat(() -> server.mostUnderWay() == 4);
    held.countDown();

    assertThat(ids.join()).isEqualTo(upTo(99));

    assertThat(server.asked()).hasSize(50).startsWith(1).doesNotHaveDuplicates();
    assertThat(server.mostUnderWay()).isEqualTo(4);
  }

  @Test
  void asksForAsManyPagesAheadAsItMayAndNoMore() {
    PageServer server = PageServer.serving(api, 100, 2);
    Iterator<Api.Thing> items = server.list(2).prefetch(3).iterator();
    items.next();
    awaitThat(() -> server.asked().size() == 4);
    items.next();

    assertThat(server.asked()).containsExactlyInAnyOrder(1, 2, 3, 4);

    items.next();
    awaitThat(() -> server.asked().size() == 5);
    assertThat(server.asked()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
  }

  @Test
  void theFirstPageComesAloneAndNoneIsAskedForAfterTheLast() {
    PageServer server = PageServer.serving(api, 2, 2);

    assertThat(ids(server.list(2).prefetch(8))).isEqualTo(upTo(2));

    assertThat(server.asked()).containsExactly(1);
  }

  @Test
  void keepsToMaxPages() {
    PageServer server = PageServer.serving(api, 100, 2);

    assertThatThrownBy(() -> ids(server.list(2).prefetch(8).maxPages(3)))
        .hasMessageContaining("maxPages allows 3 pages");

    assertThat(new HashSet<>(server.asked())).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void endsWithTheFirstEmptyPageWhenThereIsNoTotal() {
    PageServer server =
        PageServer.serving(
            api, page -> body(IntStream.rangeClosed(page * 2 - 1, Math.min(page * 2, 9))));

    assertThat(ids(server.list(2).prefetch(4))).isEqualTo(upTo(9));

    assertThat(server.asked()).contains(6).doesNotContain(11);
  }

  @Test
  void anErrorComesAfterTheItemsBeforeItAndThePageCanBeAskedForAgain() {
    AtomicInteger askedForThird = new AtomicInteger();
    PageServer server =
        PageServer.serving(
            api,
            page ->
                page == 3 && askedForThird.getAndIncrement() == 0
                    ? null
                    : body(12, IntStream.rangeClosed(page * 2 - 1, page * 2)));
    List<Integer> ids = new ArrayList<>();
    Iterator<Api.Thing> items = server.list(2).prefetch(4).iterator();

    assertThatThrownBy(() -> items.forEachRemaining(t -> ids.add(Integer.valueOf(t.id()))))
        .isInstanceOf(NotFoundException.class);

    assertThat(ids).isEqualTo(upTo(4));
    items.forEachRemaining(t -> ids.add(Integer.valueOf(t.id())));
    assertThat(ids).isEqualTo(upTo(12));
  }

  /** Page 3 is answered before page 2, and in between an item comes in front of all others. */
  @Test
  void insertionsWhilePagesAreUnderWayLoseNothing() {
    CountDownLatch third = new CountDownLatch(1);
    PageServer server =
        PageServer.serving(
            api,
            page -> {
              if (page == 2) {
                await(third);
              }
              boolean inserted = third.getCount() == 0;
              if (page == 3) {
                third.countDown();
              }
              int first = page * 2 - (inserted ? 2 : 1);
              return body(inserted ? 7 : 6, IntStream.rangeClosed(first, Math.min(first + 1, 6)));
            });

    assertThat(ids(server.list(2).prefetch(2))).isEqualTo(upTo(6));
  }

  @Test
  void givesPagesAheadToo() {
    PageServer server = PageServer.serving(api, 7, 2);
    List<Integer> numbers = new ArrayList<>();

    for (Page<Api.Thing> page : server.list(2).resumeFrom(2).prefetch(2).pages()) {
      numbers.add(page.number());
    }

    assertThat(numbers).containsExactly(2, 3, 4);
  }

  @Test
  void closingTheStreamCancelsWhatIsUnderWay() {
    closingCancelsWhatIsUnderWay(PagedIterable::stream);
  }

  @Test
  void closingTheStreamOfPagesCancelsWhatIsUnderWay() {
    closingCancelsWhatIsUnderWay(PagedIterable::pageStream);
  }

  private void closingCancelsWhatIsUnderWay(Function<PagedIterable<?>, Stream<?>> streamOf) {
    Waiting limiter = new Waiting(1);
    PageServer server = PageServer.serving(api, 100, 2);
    PagedIterable<Api.Thing> list =
        PageServer.list(
                api.transport(
                    settings -> {
                      settings.rateLimiter(limiter);
                      settings.time(TimeSource.SYSTEM);
                    }),
                2)
            .prefetch(3);

    try (Stream<?> elements = streamOf.apply(list)) {
      assertThat(elements.limit(1).toList()).hasSize(1);
      awaitThat(() -> limiter.waiting.get() == 3);
    }

    awaitThat(() -> limiter.cancelled.get() == 3);
    assertThat(server.asked()).containsExactly(1);
  }

  @Test
  void anAbandonedIteratorBeginsNothingMore() {
    PageServer server = PageServer.serving(api, 1000, 2);
    Iterator<Api.Thing> items = server.list(2).prefetch(3).iterator();
    items.next();
    awaitThat(() -> server.asked().size() == 4);
    WeakReference<Iterator<Api.Thing>> abandoned = new WeakReference<>(items);
    items = null;

    awaitThat(
        () -> {
          System.gc();
          return abandoned.get() == null;
        });

    assertThat(server.asked()).hasSize(4);
  }

  @Test
  void anInterruptEndsTheWaitForAPage() throws Exception {
    PageServer server = PageServer.serving(api, 100, 2);
    Iterator<Api.Thing> items = server.list(2).prefetch(2).iterator();
    CountDownLatch held = server.holdFrom(2);
    items.next();
    items.next();
    Thread.currentThread().interrupt();

    CallInterruptedException error = Api.failure(CallInterruptedException.class, items::next);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error).hasMessageContaining("while it waited for page 2");
    held.countDown();
    assertThat(items.next().id()).isEqualTo("3");
  }

  @Test
  void closingTheClientEndsTheWaitForAPage() {
    HttpTransport transport = api.transport();
    PageServer server = PageServer.serving(api, 100, 2);
    CountDownLatch held = server.holdFrom(2);
    Iterator<Api.Thing> items = PageServer.list(transport, 2).prefetch(2).iterator();
    items.next();
    items.next();
    awaitThat(() -> server.asked().contains(2) && server.asked().contains(3));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(transport::close);

    assertThatThrownBy(items::next)
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the client was closed");

    closing.join();
    held.countDown();
  }

  @Test
  void everyPageAheadHasAPlaceInTheRateLimit() {
    AtomicInteger places = new AtomicInteger();
    RateLimiter counting =
        maxWait -> {
          places.incrementAndGet();
          return Duration.ZERO;
        };
    PageServer.serving(api, 20, 2);

    ids(PageServer.list(api.transport(settings -> settings.rateLimiter(counting)), 2).prefetch(4));

    assertThat(places).hasValue(10);
  }

  @Test
  void refusesWidthsOutOfRange() {
    PagedIterable<Api.Thing> list = PageServer.serving(api, 1, 1).list(1);

    assertThatThrownBy(() -> list.prefetch(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pages not in 0..1000: -1");
    assertThatThrownBy(() -> list.prefetch(1001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pages not in 0..1000: 1001");
  }

  @Test
  void pagesThatWereReadAreNotHeld() {
    PageServer server = PageServer.serving(api, 1000, 10);
    List<WeakReference<Api.Thing>> read = new ArrayList<>();
    Iterator<Api.Thing> items = server.list(10).prefetch(2).iterator();

    for (int i = 0; i < 500; i++) {
      read.add(new WeakReference<>(items.next()));
    }

    awaitThat(
        () -> {
          System.gc();
          return read.stream().limit(489).allMatch(item -> item.get() == null);
        });
    assertThat(items.next().id()).isEqualTo("501");
  }

  /** A limiter with so many places at once, after which everybody waits for ever. */
  private static final class Waiting implements RateLimiter {
    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger places;

    Waiting(int places) {
      this.places = new AtomicInteger(places);
    }

    @Override
    public Duration reserve(Duration maxWait) {
      throw new AssertionError("the transport enters");
    }

    @Override
    public RateLimitPermit request(Duration maxWait) {
      boolean free = places.getAndDecrement() > 0;
      return new RateLimitPermit() {
        @Override
        public Duration timeToWait() {
          if (free) {
            return Duration.ZERO;
          }
          waiting.incrementAndGet();
          return Duration.ofSeconds(30);
        }

        @Override
        public void onResponse(RateLimitFeedback answer) {}

        @Override
        public void release() {
          cancelled.incrementAndGet();
        }
      };
    }
  }
}
