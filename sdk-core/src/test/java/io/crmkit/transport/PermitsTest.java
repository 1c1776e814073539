package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A permit is reported or given back, whatever ends its attempt, and a bad limiter costs no result.
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class PermitsTest {
  @RegisterExtension final Api api = new Api();
  private final List<String> told = new ArrayList<>();

  /** A limiter that misbehaves as told. */
  private class Limiter implements RateLimiter, RateLimitPermit {
    @Override
    public Duration reserve(Duration maxWait) {
      throw new AssertionError("the transport requests");
    }

    @Override
    public RateLimitPermit request(Duration maxWait) {
      return this;
    }

    @Override
    public Duration timeToWait() {
      return Duration.ZERO;
    }

    @Override
    public void onResponse(RateLimitFeedback feedback) {
      told.add("response " + feedback.status());
    }

    @Override
    public void release() {
      told.add("released");
    }
  }

  private HttpTransport transport(RateLimiter limiter, Consumer<TransportSettings.Builder> more) {
    return api.transport(
        settings -> {
          settings.rateLimiter(limiter);
          more.accept(settings);
        });
  }

  @Test
  void aKeySupplierThatThrowsGivesItBack() {
    HttpTransport transport =
        transport(
            new Limiter(),
            settings ->
                settings.apiKey(
                    () -> {
                      throw new IllegalArgumentException("vault is sealed");
                    }));

    assertThatThrownBy(() -> transport.execute(Api.post()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(told).containsExactly("released");
  }

  @Test
  void anInterceptorOfTheHostThatThrowsGivesItBack() {
    HttpTransport transport =
        intercepted(
            chain -> {
              throw new IllegalStateException("a bug of the host's");
            });

    assertThatThrownBy(() -> transport.execute(Api.post())).hasMessage("a bug of the host's");
    assertThat(told).containsExactly("released");
  }

  @Test
  void anInterceptorOfTheHostThatThrowsAfterSendingSpendsIt() {
    api.answersThing();
    HttpTransport transport =
        intercepted(
            chain -> {
              chain.proceed(chain.request()).close();
              throw new IllegalStateException("a bug of the host's");
            });

    assertThatThrownBy(() -> transport.execute(Api.post())).hasMessage("a bug of the host's");
    assertThat(told).containsExactly("response 0");
  }

  private HttpTransport intercepted(Interceptor interceptor) {
    return transport(
        new Limiter(),
        settings ->
            settings.httpClient(new OkHttpClient.Builder().addInterceptor(interceptor).build()));
  }

  @Test
  void anAnsweredAttemptIsReportedAndNotGivenBack() {
    api.answers(404);

    failure(() -> transport(new Limiter(), settings -> {}).execute(Api.get()));

    assertThat(told).containsExactly("response 404");
  }

  @Test
  void aLimiterThatFailsAfterwardsDoesNotCostTheResult() {
    api.answersThing();
    Limiter failing =
        new Limiter() {
          @Override
          public void onResponse(RateLimitFeedback feedback) {
            throw new IllegalStateException("its store is down");
          }
        };

    assertThat(transport(failing, settings -> {}).execute(Api.post()).id()).isEqualTo("t1");
  }

  @Test
  void aLimiterThatNamesANegativeWaitMeansNow() {
    api.answersThing();
    Limiter negative =
        new Limiter() {
          @Override
          public Duration timeToWait() {
            return Duration.ofSeconds(-1);
          }
        };

    assertThat(transport(negative, settings -> {}).execute(Api.get()).id()).isEqualTo("t1");
  }

  @Test
  void aWaitBeyondEveryClockEndsTheCallInsteadOfOverflowing() {
    Limiter never =
        new Limiter() {
          @Override
          public Duration timeToWait() {
            return Duration.ofSeconds(Long.MAX_VALUE);
          }
        };

    assertThat(failure(() -> transport(never, settings -> {}).execute(Api.get())))
        .hasMessageContaining("was not sent");
    assertThat(told).containsExactly("released");
  }
}
