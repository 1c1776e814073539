package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.WeakReference;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Exchanges end in time and on interrupts; those that ended are forgotten. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ExchangeWatchTest {
  private static final Duration AGES = Duration.ofSeconds(Long.MAX_VALUE);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final OkHttpClient client = new OkHttpClient();

  private Call exchange() {
    return client.newCall(new Request.Builder().url("http://127.0.0.1:1/").build());
  }

  private static void awaitEnd(Call exchange) {
    while (!exchange.isCanceled()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitCollected(WeakReference<?> reference) {
    while (reference.get() != null) {
      System.gc();
      Thread.onSpinWait();
    }
  }

  @Test
  void whatTakesTooLongIsEndedAndSaysSo() {
    ExchangeWatch.Watched watched = new ExchangeWatch(Thread::new).watch(exchange(), MOMENT);
    IOException closed = new IOException("Socket closed");

    awaitEnd(watched.exchange);

    assertThat(watched.cause(closed))
        .isExactlyInstanceOf(InterruptedIOException.class)
        .hasCause(closed);
  }

  @Test
  void whatFailsInTimeKeepsItsReason() {
    ExchangeWatch watch = new ExchangeWatch(Thread::new);
    IOException closed = new IOException("Socket closed");

    assertThat(watch.watch(exchange(), AGES).cause(closed)).isSameAs(closed);
  }

  @Test
  void aTimeoutOfAnotherKindStaysWhatItIs() {
    ExchangeWatch.Watched watched = new ExchangeWatch(Thread::new).watch(exchange(), MOMENT);
    IOException read = new SocketTimeoutException("Read timed out");

    awaitEnd(watched.exchange);

    assertThat(watched.cause(read)).isSameAs(read);
  }

  @Test
  void aListenerThatThrowsDoesNotEndTheWatch() {
    OkHttpClient throwing =
        client
            .newBuilder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    throw new IllegalStateException("a bug of the host's");
                  }
                })
            .build();
    AtomicInteger threads = new AtomicInteger();
    ExchangeWatch watch =
        new ExchangeWatch(
            task -> {
              threads.incrementAndGet();
              return new Thread(task);
            });

    awaitEnd(watch.watch(throwing.newCall(exchange().request()), MOMENT).exchange);
    awaitEnd(watch.watch(exchange(), MOMENT).exchange);

    assertThat(threads).hasValue(1);
  }

  @Test
  void noneIsMissedHoweverOftenTheWatchComesAndGoes() throws Exception {
    ExchangeWatch watch = new ExchangeWatch(Thread::new, Duration.ofNanos(1));
    List<Thread> callers = new ArrayList<>();
    AtomicInteger ended = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      Thread caller =
          new Thread(
              () -> {
                for (int call = 0; call < 250; call++) {
                  ExchangeWatch.Watched watched = watch.watch(exchange(), MOMENT);
                  awaitEnd(watched.exchange);
                  watched.ended();
                  ended.incrementAndGet();
                }
              });
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(ended).hasValue(1_000);
  }

  @Test
  @Tag("not-mutated") // PIT takes this error for its own end
  void withoutAThreadOkHttpsOwnTimerEndsAnExchange() {
    ExchangeWatch watch =
        new ExchangeWatch(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    Call exchange = exchange();

    watch.watch(exchange, Duration.ofSeconds(7));

    assertThat(exchange.timeout().timeoutNanos()).isEqualTo(7_000_000_000L);
  }

  @Test
  void forgetsExchangesAndThreads() throws Exception {
    ExchangeWatch watch = new ExchangeWatch(Thread::new);
    Call exchange = exchange();
    Thread thread =
        new Thread(
            new Runnable() {
              private Call own = exchange();

              @Override
              public void run() {
                watch.watch(own, AGES).ended();
                own = null;
              }
            });
    thread.start();
    thread.join();
    watch.watch(exchange, AGES).ended();
    WeakReference<Thread> threadReference = new WeakReference<>(thread);
    WeakReference<Call> exchangeReference = new WeakReference<>(exchange);
    thread = null;
    exchange = null;

    awaitCollected(threadReference);
    awaitCollected(exchangeReference);

    assertThat(exchangeReference.get()).isNull();
  }

  @Test
  void endsWhatAnInterruptedThreadRuns() throws Exception {
    ExchangeWatch watch = new ExchangeWatch(Thread::new);
    Call exchange = exchange();
    Thread thread =
        new Thread(
            () -> {
              watch.watch(exchange, AGES);
              Thread.currentThread().interrupt();
              awaitEnd(exchange);
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
    ExchangeWatch watch = new ExchangeWatch(scarce);

    watch.watch(exchange(), AGES);
    watch.watch(exchange(), AGES);

    assertThat(started.get().isDaemon()).isTrue();
  }

  @Test
  void aWatchThatWentAwayComesBackForTheNextExchange() throws Exception {
    AtomicInteger threads = new AtomicInteger();
    Thread[] last = new Thread[1];
    ExchangeWatch watch =
        new ExchangeWatch(
            task -> {
              threads.incrementAndGet();
              last[0] = new Thread(task);
              return last[0];
            },
            Duration.ofNanos(1));
    Call first = exchange();
    watch.watch(first, AGES).ended();
    last[0].join();

    watch.watch(exchange(), AGES);

    assertThat(threads).hasValue(2);
  }
}
