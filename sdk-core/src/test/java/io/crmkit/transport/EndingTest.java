package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CallInterruptedException;
import io.crmkit.NotFoundException;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that are interrupted, cancelled, or whose client is closed. */
// Only so that a call that does not end fails instead of hanging: on a thread of its own, since
// the interrupt that JUnit ends it with otherwise would end it as the test wants.
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class EndingTest {
  @RegisterExtension final Api api = new Api();

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  private void answersNever() {
    api.answersWith(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
  }

  /** Waits for the request to be there, so that the call is surely reading. */
  private void runOnceReading(Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                api.request();
                action.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** So that nothing but what is tested ends its calls. */
  private HttpTransport patient() {
    return api.transport(
        settings -> {
          settings.callTimeout(Duration.ofHours(1));
          settings.attemptTimeout(Duration.ofHours(1));
        });
  }

  @Test
  void anInterruptEndsACallThatReads() {
    answersNever();
    Thread caller = Thread.currentThread();
    runOnceReading(caller::interrupt);

    CallInterruptedException error =
        failure(CallInterruptedException.class, () -> patient().execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(error).hasMessageContaining("the thread was interrupted");
    assertThat(caller.isInterrupted()).isTrue();
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    Thread.currentThread().interrupt();

    CallInterruptedException error =
        failure(CallInterruptedException.class, () -> api.transport().execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void anInterruptEndsACallThatWaits() {
    api.answers(503, "Retry-After: 50");
    Thread caller = Thread.currentThread();
    CountDownLatch waiting = new CountDownLatch(1);
    HttpTransport transport = api.transport(settings -> settings.time(new AnnouncingTime(waiting)));
    runWhen(waiting, caller::interrupt);

    CallInterruptedException error =
        failure(CallInterruptedException.class, () -> transport.execute(Api.get()));

    assertThat(error.attempts()).isEqualTo(1);
    assertThat(caller.isInterrupted()).isTrue();
  }

  @Test
  void closingEndsACallThatWaits() {
    api.answers(503, "Retry-After: 50");
    CountDownLatch waiting = new CountDownLatch(1);
    HttpTransport transport = api.transport(settings -> settings.time(new AnnouncingTime(waiting)));
    runWhen(waiting, transport::close);

    CallInterruptedException error =
        failure(CallInterruptedException.class, () -> transport.execute(Api.get()));

    assertThat(error).hasMessageContaining("the client was closed");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void closingEndsACallThatReads() {
    answersNever();
    HttpTransport transport = patient();
    runOnceReading(transport::close);

    assertThat(failure(() -> transport.execute(Api.get())))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the client was closed");
  }

  @Test
  void closingAViewEndsItsCallsAndNotThoseOfTheTransport() {
    answersNever();
    api.answersThing();
    HttpTransport transport = patient();
    HttpTransport view = transport.withOptions(RequestOptions.none());
    runOnceReading(view::close);

    assertThat(failure(() -> view.execute(Api.get())))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the client was closed");
    assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
  }

  @Test
  void closingTheTransportEndsTheCallsOfItsViews() {
    answersNever();
    HttpTransport transport = patient();
    runOnceReading(transport::close);

    assertThat(failure(() -> transport.withOptions(RequestOptions.none()).execute(Api.get())))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the client was closed");
  }

  @Test
  void anAsynchronousCallGivesItsResult() {
    api.answersThing();

    CompletableFuture<Api.Thing> future = api.transport().async(t -> t.execute(Api.get()));

    assertThat(future.join().id()).isEqualTo("t1");
  }

  @Test
  void anAsynchronousCallFailsWithTheCallsException() {
    api.answers(404);

    CompletableFuture<Api.Thing> future = api.transport().async(t -> t.execute(Api.get()));

    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void cancellingAnAsynchronousCallEndsItsExchange() throws Exception {
    answersNever();
    AtomicReference<RuntimeException> ended = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<Api.Thing> future =
        patient()
            .async(
                t -> {
                  try {
                    return t.execute(Api.get());
                  } catch (RuntimeException e) {
                    ended.set(e);
                    throw e;
                  } finally {
                    done.countDown();
                  }
                });
    api.request();

    assertThat(future.cancel(true)).isTrue();

    done.await();
    assertThat(ended.get())
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the call was cancelled");
    assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
  }

  @Test
  void asynchronousCallsRunOnDaemonThreads() {
    api.answersThing();

    CompletableFuture<Boolean> daemon =
        api.transport()
            .async(
                t -> {
                  t.execute(Api.get());
                  return Thread.currentThread().isDaemon();
                });

    assertThat(daemon.join()).isTrue();
  }

  private static void runWhen(CountDownLatch ready, Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                ready.await();
                action.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** The real time, which says when the first wait begins. */
  private record AnnouncingTime(CountDownLatch waiting) implements TimeSource {
    @Override
    public void parkNanos(Object blocker, long nanos) {
      waiting.countDown();
      TimeSource.super.parkNanos(blocker, nanos);
    }
  }
}
