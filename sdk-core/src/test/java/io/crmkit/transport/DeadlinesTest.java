package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CallTimeoutException;
import io.crmkit.ConnectionException;
import io.crmkit.RateLimitedException;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import io.crmkit.ServerErrorException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callTimeout and attemptTimeout end, and what is not even begun because of them. */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class DeadlinesTest {
  private static final MockResponse SILENCE =
      new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();

  @RegisterExtension final Api api = new Api();

  @Test
  void failsAtOnceWhenTheProviderAsksForALongerWaitThanIsLeft() {
    api.answers(429, "Retry-After: 30");

    RateLimitedException error =
        failure(
            RateLimitedException.class,
            () -> api.transport(Api.callTimeout(Duration.ofSeconds(10))).execute(Api.get()));

    assertThat(error.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(error)
        .hasMessage(
            "Acme (localhost): GET /v1/things/t1 -> 429: no (attempts=1; not repeated: that needs a wait of 30 s, and 10 s of callTimeout are left). Wait, send less at once, or allow a longer callTimeout.");
    assertThat(api.time.waits()).isEmpty();
  }

  @Test
  void aWaitThatLeavesNoTimeIsNotBegun() {
    api.answers(503, "Retry-After: 10");

    assertThat(
            failure(
                () -> api.transport(Api.callTimeout(Duration.ofSeconds(10))).execute(Api.get())))
        .hasMessageContaining("a wait of 10 s, and 10 s of callTimeout are left");
    assertThat(api.time.waits()).isEmpty();
  }

  @Test
  void waitsCountAgainstTheCallTimeout() {
    api.answers(503, "Retry-After: 6").answers(503, "Retry-After: 6");

    ServerErrorException error =
        failure(
            ServerErrorException.class,
            () -> api.transport(Api.callTimeout(Duration.ofSeconds(10))).execute(Api.get()));

    assertThat(error.attempts()).isEqualTo(2);
    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(6));
    assertThat(error).hasMessageContaining("a wait of 6 s, and 4 s of callTimeout are left");
  }

  @Test
  void doesNotSendWhatTheRateLimiterHasNoPlaceForInTime() {
    RateLimiter full = maxWait -> Duration.ofMinutes(3);

    CallTimeoutException error =
        failure(
            CallTimeoutException.class,
            () -> api.transport(settings -> settings.rateLimiter(full)).execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error.attempts()).isZero();
    assertThat(error)
        .hasMessage(
            "Acme (localhost): POST /v1/things was not sent: the client's rate limit has no permit for it before 180 s, and 120 s of callTimeout are left (attempts=0). Allow a longer callTimeout or send less at once.");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void waitsForItsPlaceBeforeEveryAttempt() {
    api.answers(503, "Retry-After: 1").answersThing();
    RateLimiter slow = maxWait -> Duration.ofSeconds(2);

    api.transport(settings -> settings.rateLimiter(slow)).execute(Api.get());

    assertThat(api.time.waits())
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void anAttemptThatTakesTooLongIsRepeated() {
    api.answersWith(SILENCE).answersThing();

    Api.Thing thing =
        api.transport(settings -> settings.attemptTimeout(Duration.ofMillis(200)))
            .execute(Api.get());

    assertThat(thing.id()).isEqualTo("t1");
    assertThat(api.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aPostThatTakesTooLongIsUnknownAndNotRepeated() {
    api.answersWith(SILENCE);

    ConnectionException error =
        failure(
            ConnectionException.class,
            () ->
                api.transport(settings -> settings.attemptTimeout(Duration.ofMillis(200)))
                    .execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.UNKNOWN);
    assertThat(error).hasMessageContaining("no complete response within attemptTimeout, 0.2 s");
  }

  @Test
  void theCallTimeoutEndsARunningAttempt() {
    api.answersWith(SILENCE);

    CallTimeoutException error =
        failure(
            CallTimeoutException.class,
            () ->
                api.transport(settings -> settings.time(TimeSource.SYSTEM))
                    .withOptions(
                        RequestOptions.builder().callTimeout(Duration.ofMillis(200)).build())
                    .execute(Api.get()));

    assertThat(error.attempts()).isEqualTo(1);
    assertThat(error).hasMessageContaining("took longer than callTimeout, 0.2 s");
  }

  @Test
  void aBodyThatDripsIsCutOffByTheAttemptTimeout() {
    api.answersWith(
        new MockResponse.Builder()
            .body("{\"success\": true, \"data\": {\"id\": \"t1\", \"size\": 3}}")
            .throttleBody(1, 100, java.util.concurrent.TimeUnit.MILLISECONDS)
            .build());

    ConnectionException error =
        failure(
            ConnectionException.class,
            () ->
                api.transport(
                        settings -> {
                          settings.attemptTimeout(Duration.ofMillis(300));
                          settings.retryPolicy(RetryPolicy.none());
                        })
                    .execute(Api.get()));

    assertThat(error).hasMessageContaining("no complete response within attemptTimeout, 0.3 s");
  }

  @Test
  void anAttemptEndsWithTheCall() {
    api.answersWith(SILENCE);
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.time(TimeSource.SYSTEM);
              settings.callTimeout(Duration.ofMillis(200));
              settings.attemptTimeout(Duration.ofHours(1));
            });

    assertThat(failure(() -> transport.execute(Api.post())))
        .isInstanceOf(CallTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void aPauseBetweenAnyTwoReadingsOfTheClockLengthensNothing(int reading) {
    api.answersWith(SILENCE);
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.time(new PausingTime(reading));
              settings.callTimeout(Duration.ofMillis(100));
              settings.attemptTimeout(Duration.ofHours(1));
            });

    assertThat(failure(() -> transport.execute(Api.get())))
        .isInstanceOf(CallTimeoutException.class);
  }

  @Test
  void aCallMayTakeForEver() {
    api.answersThing();
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.callTimeout(Duration.ofSeconds(Long.MAX_VALUE));
              settings.attemptTimeout(Duration.ofSeconds(Long.MAX_VALUE));
            });

    assertThat(transport.execute(Api.get()).id()).isEqualTo("t1");
  }

  /** The machine's time, which stands still for an hour before one of its readings. */
  private static final class PausingTime implements TimeSource {
    private final AtomicInteger readings = new AtomicInteger();
    private final int pauseBefore;

    PausingTime(int pauseBefore) {
      this.pauseBefore = pauseBefore;
    }

    @Override
    public long nanoTime() {
      long pause = readings.incrementAndGet() >= pauseBefore ? Duration.ofHours(1).toNanos() : 0;
      return System.nanoTime() + pause;
    }
  }
}
