package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RateLimiter;
import io.crmkit.RequestListener;
import io.crmkit.RequestOptions;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What a client's builder decides, and what it need not. */
class TransportSettingsTest {

  @Test
  void everySettingIsTheOneThatWasGiven() {
    ManualTime time = new ManualTime();
    OkHttpClient httpClient = new OkHttpClient();
    RateLimiter limiter = RateLimiter.slidingWindow(1, Duration.ofSeconds(1));
    RequestOptions options = RequestOptions.builder().header("X-Tenant", "a").build();
    RequestListener listener = new RequestListener() {};
    UnaryOperator<Runnable> decorator = task -> task;

    TransportSettings settings =
        TransportSettings.builder()
            .baseUrl("http://proxy.example/acme")
            .allowInsecureHttp(true)
            .apiKey(() -> "k")
            .callTimeout(Duration.ofSeconds(7))
            .attemptTimeout(Duration.ofSeconds(3))
            .retryPolicy(RetryPolicy.none())
            .rateLimiter(limiter)
            .httpClient(httpClient)
            .maxResponseBytes(1)
            .options(options)
            .listener(listener)
            .taskDecorator(decorator)
            .time(time)
            .slidingWindows((permits, window) -> limiter)
            .build(Api.ACME);

    assertThat(settings.baseUrl).hasToString("http://proxy.example/acme");
    assertThat(settings.apiKey.get()).isEqualTo("k");
    assertThat(settings.callTimeout).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.attemptTimeout).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.retryPolicy).isEqualTo(RetryPolicy.none());
    assertThat(settings.rateLimiter).isSameAs(limiter);
    assertThat(settings.httpClient).isSameAs(httpClient);
    assertThat(settings.maxResponseBytes).isEqualTo(1);
    assertThat(settings.options).isSameAs(options);
    assertThat(settings.listeners).containsExactly(listener);
    assertThat(settings.taskDecorator).isSameAs(decorator);
    assertThat(settings.time).isSameAs(time);
    assertThat(settings.slidingWindows.apply(1, Duration.ofSeconds(1))).isSameAs(limiter);
  }

  @Test
  void aKeyIsAllThatMustBeGiven() {
    TransportSettings settings = TransportSettings.builder().apiKey(() -> "k").build(Api.ACME);

    assertThat(settings.baseUrl).hasToString("https://acme.example/v1");
    assertThatThrownBy(() -> TransportSettings.builder().build(Api.ACME))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "apiKey is not set: call apiKey(…), or fromEnv() with ACME_API_KEY in the environment");
    assertThatThrownBy(() -> TransportSettings.builder().maxResponseBytes(0))
        .hasMessage("maxResponseBytes < 1: 0");
  }
}
