package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CallInterruptedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The future of an asynchronous call: whoever completes it ends the call. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncTest {
  @RegisterExtension final Api api = new Api();

  static Stream<Named<Consumer<CompletableFuture<Api.Thing>>>> completions() {
    return Stream.of(
        Named.of("cancel(true)", future -> future.cancel(true)),
        Named.of("cancel(false)", future -> future.cancel(false)),
        Named.of("complete", future -> future.complete(null)),
        Named.of(
            "completeExceptionally",
            future -> future.completeExceptionally(new IllegalStateException())),
        Named.of("orTimeout", future -> future.orTimeout(1, TimeUnit.MILLISECONDS)),
        Named.of(
            "completeOnTimeout",
            future -> future.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS)));
  }

  @ParameterizedTest
  @MethodSource("completions")
  void anyCompletionFromOutsideEndsTheExchange(Consumer<CompletableFuture<Api.Thing>> completion)
      throws Exception {
    api.answersWith(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    HttpTransport patient =
        api.transport(
            settings -> {
              settings.callTimeout(Duration.ofHours(1));
              settings.attemptTimeout(Duration.ofHours(1));
            });
    CompletableFuture<Api.Thing> future = patient.async(view -> notingTheEnd(view, ended));
    api.request();

    completion.accept(future);

    assertThat(ended.get())
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the call was cancelled");
  }

  private static Api.Thing notingTheEnd(HttpTransport view, CompletableFuture<Throwable> ended) {
    try {
      return view.execute(Api.get());
    } catch (RuntimeException e) {
      ended.complete(e);
      throw e;
    }
  }

  @Test
  void aViewThatIsHandedOutWorksAfterTheCallsAreOver() {
    api.answersThing().answersThing();

    Supplier<Api.Thing> later =
        api.transport()
            .<Supplier<Api.Thing>>async(
                view -> {
                  view.execute(Api.get());
                  return () -> view.execute(Api.get());
                })
            .join();

    assertThat(later.get().id()).isEqualTo("t1");
  }

  @Test
  void callsThatAreCancelledBeforeTheySendAnythingSendNothing() {
    HttpTransport[] transport = new HttpTransport[1];
    // The key is asked for when everything else is done: then the client is closed.
    transport[0] =
        api.transport(
            settings ->
                settings.apiKey(
                    () -> {
                      transport[0].close();
                      return Api.KEY;
                    }));

    assertThatThrownBy(() -> transport[0].execute(Api.post()))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("the client was closed");
    assertThat(api.server.getRequestCount()).isZero();
  }
}
