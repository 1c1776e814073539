package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
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
}
