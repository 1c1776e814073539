package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What ends exchanges from outside: it forgets those that ended, and misses none. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class CancellationTest {
  private final OkHttpClient client = new OkHttpClient();

  private Call exchange() {
    return client.newCall(new Request.Builder().url("http://127.0.0.1:1/").build());
  }

  private static void awaitCollected(WeakReference<?> reference) {
    while (reference.get() != null) {
      System.gc();
      Thread.onSpinWait();
    }
  }

  @Test
  void anExchangeThatStartsAfterwardsIsEndedToo() {
    Cancellation parent = new Cancellation("parent", null);
    Cancellation child = new Cancellation("child", parent);
    parent.cancel();
    Call exchange = exchange();

    child.started(exchange);

    assertThat(exchange.isCanceled()).isTrue();
    assertThat(child.reason()).isEqualTo("parent");
  }

  @Test
  void whatRunsUnderAChildIsEndedByTheParent() {
    Cancellation parent = new Cancellation("parent", null);
    Call exchange = exchange();
    new Cancellation("child", parent).started(exchange);

    parent.cancel();

    assertThat(exchange.isCanceled()).isTrue();
  }

  @Test
  void anExchangeThatEndedIsForgotten() {
    Cancellation parent = new Cancellation("parent", null);
    Cancellation child = new Cancellation("child", parent);
    Call exchange = exchange();
    child.started(exchange);
    child.ended(exchange);
    WeakReference<Call> reference = new WeakReference<>(exchange);
    exchange = null;

    awaitCollected(reference);

    assertThat(reference.get()).isNull();
    assertThat(parent.reason()).isNull();
  }

  @Test
  void theWatchForgetsExchangesAndThreads() throws Exception {
    InterruptWatch watch = new InterruptWatch(Thread::new);
    Call exchange = exchange();
    Thread thread =
        new Thread(
            new Runnable() {
              private Call own = exchange();

              @Override
              public void run() {
                watch.started(own);
                watch.ended(own);
                own = null;
              }
            });
    thread.start();
    thread.join();
    watch.started(exchange);
    watch.ended(exchange);
    WeakReference<Thread> threadReference = new WeakReference<>(thread);
    WeakReference<Call> exchangeReference = new WeakReference<>(exchange);
    thread = null;
    exchange = null;

    awaitCollected(threadReference);
    awaitCollected(exchangeReference);

    assertThat(exchangeReference.get()).isNull();
  }

  @Test
  void theWatchEndsWhatAnInterruptedThreadRuns() throws Exception {
    InterruptWatch watch = new InterruptWatch(Thread::new);
    Call exchange = exchange();
    Thread thread =
        new Thread(
            () -> {
              watch.started(exchange);
              Thread.currentThread().interrupt();
              while (!exchange.isCanceled()) {
                Thread.onSpinWait();
              }
            });
    thread.start();
    thread.join();

    assertThat(exchange.isCanceled()).isTrue();
  }

  @Test
  @Tag("not-mutated") // PIT takes this error for its own end
  void aWatchThatGotNoThreadTriesAgainWithTheNextExchange() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CompletableFuture<Thread> started = new CompletableFuture<>();
    ThreadFactory scarce =
        task -> {
          if (asked.getAndIncrement() == 0) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          Thread thread = new Thread(task);
          started.complete(thread);
          return thread;
        };
    InterruptWatch watch = new InterruptWatch(scarce);

    watch.started(exchange());
    watch.started(exchange());

    assertThat(started.get().isDaemon()).isTrue();
  }

  @Test
  void aWatchThatWentAwayComesBackForTheNextExchange() throws Exception {
    AtomicInteger threads = new AtomicInteger();
    Thread[] last = new Thread[1];
    InterruptWatch watch =
        new InterruptWatch(
            task -> {
              threads.incrementAndGet();
              last[0] = new Thread(task);
              return last[0];
            },
            Duration.ofNanos(1));
    Call first = exchange();
    watch.started(first);
    watch.ended(first);
    last[0].join();

    watch.started(exchange());

    assertThat(threads).hasValue(2);
  }
}
