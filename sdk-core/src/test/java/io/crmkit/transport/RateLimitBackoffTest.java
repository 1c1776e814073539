package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.crmkit.ErrorResponse;
import io.crmkit.RateLimitedException;
import io.crmkit.RateLimiter;
import io.crmkit.RequestOptions;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a 429 every call of the client waits, and they do not come back all at once. */
class RateLimitBackoffTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final ErrorResponse REFUSAL =
      new ErrorResponse(429, "slow down", Map.of(), "", Map.of(), "GET", "/v1/things");

  @RegisterExtension final Api api = new Api();
  private final ManualTime time = new ManualTime();
  private final RateLimitBackoff backoff = new RateLimitBackoff(time);

  private List<Long> millisFor(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> backoff.reserve(LONG).toMillis()).toList();
  }

  @Test
  void aGateThatNeverClosedLetsEveryCallGo() {
    assertThat(millisFor(3)).containsOnly(0L);
  }

  @Test
  void waitingCallsGoInGrowingNumbers() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);

    assertThat(millisFor(8))
        .containsExactly(10_000L, 10_250L, 10_250L, 10_500L, 10_500L, 10_500L, 10_500L, 10_750L);
  }

  @Test
  void aShortWaitHasShorterSteps() {
    backoff.start(Duration.ofSeconds(1), REFUSAL);

    assertThat(millisFor(4)).containsExactly(1_000L, 1_125L, 1_125L, 1_250L);
  }

  @Test
  void everyThreadMayUseIt() throws Exception {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    backoff.answered(1);
    backoff.start(Duration.ofSeconds(15), REFUSAL);
    backoff.reserve(LONG);

    assertThat(
            CompletableFuture.supplyAsync(
                    () -> {
                      backoff.start(Duration.ofSeconds(20), REFUSAL);
                      return backoff.reserve(LONG);
                    })
                .get(10, TimeUnit.SECONDS))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void callsThatComeAfterwardsQueueBehindTheWaitingOnes() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    millisFor(3);
    time.advance(Duration.ofMillis(10_400));

    assertThat(millisFor(1)).containsExactly(100L);
  }

  @Test
  void theGateIsWideOpenAfterAWhile() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    time.advance(Duration.ofMillis(15_001));

    assertThat(millisFor(500)).containsOnly(0L);
  }

  @Test
  void aShorterWaitDoesNotOpenItEarlier() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    backoff.start(Duration.ofSeconds(2), REFUSAL);

    assertThat(millisFor(1)).containsExactly(10_000L);
    assertThat(backoff.refusals()).isEqualTo(1);
  }

  @Test
  void aNewRefusalStartsAnew() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    millisFor(100);
    backoff.start(Duration.ofSeconds(20), REFUSAL);

    assertThat(millisFor(2)).containsExactly(20_000L, 20_250L);
    assertThat(backoff.refusals()).isEqualTo(2);
  }

  @Test
  void aCallThatCanJustWaitTakesAPlace() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);

    assertThat(backoff.reserve(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
    assertThat(millisFor(1)).containsExactly(10_250L);
  }

  @Test
  void aRefusalThatLengthensTheWaitByATenthIsTheSameOne() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    time.advance(Duration.ofSeconds(1));

    backoff.start(Duration.ofSeconds(10), REFUSAL);
    assertThat(backoff.refusals()).isEqualTo(1);

    time.advance(Duration.ofNanos(1));
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    assertThat(backoff.refusals()).isEqualTo(2);
  }

  @Test
  void aCallThatCannotWaitTakesNoPlace() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);

    assertThat(backoff.reserve(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(10));
    assertThat(millisFor(1)).containsExactly(10_000L);
  }

  @Test
  void aProviderCannotCloseItForLongerThanAMinuteWithoutBeingAskedAgain() {
    backoff.start(Duration.ofDays(36_500), REFUSAL);

    assertThat(millisFor(1)).containsExactly(60_000L);
  }

  @Test
  void theFirstResponseThatIsNoRefusalLetsAllGo() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    millisFor(1);
    time.advance(Duration.ofSeconds(10));

    backoff.answered(1);

    assertThat(millisFor(500)).containsOnly(0L);
    assertThat(backoff.isOpen()).isTrue();
  }

  @Test
  void aResponseToWhatWasSentBeforeTheRefusalDoesNot() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);

    backoff.answered(0);

    assertThat(millisFor(1)).containsExactly(10_000L);
    assertThat(backoff.isOpen()).isFalse();
  }

  @Test
  void whoWaitsForALaterTurnIsWokenThen() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    Thread self = Thread.currentThread();
    backoff.waits(self);

    backoff.answered(1);
    LockSupport.park(backoff); // returns at once, since it was woken before

    backoff.woke(self);
    assertThat(backoff.isOpen()).isTrue();
  }

  @Test
  void callsThatAreRefusedTogetherWaitAsLongAsTheFirst() {
    backoff.start(Duration.ofSeconds(10), REFUSAL);
    backoff.start(Duration.ofMillis(10_900), REFUSAL); // the same wait, with more jitter

    assertThat(millisFor(1)).containsExactly(10_000L);
    assertThat(backoff.refusals()).isEqualTo(1);
  }

  @Test
  void anotherCallOfTheClientWaitsAsLongAsTheRefusedOne() {
    api.answers(429, "Retry-After: 7").answersThing();
    HttpTransport transport = api.transport();
    HttpTransport hurried =
        transport.withOptions(RequestOptions.builder().callTimeout(Duration.ofSeconds(5)).build());
    failure(RateLimitedException.class, () -> hurried.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource({"200,0", "404,0", "499,0", "500,250", "503,250"})
  void onlyAServerThatFailsToAnswerKeepsTheOthersWaiting(int status, long millis) {
    api.answers(429, "Retry-After: 7");
    api.answers(status, "{\"data\": {\"id\": \"a\"}}", new String[0]).answersThing();
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.retryPolicy(RetryPolicy.none());
              settings.rateLimiter(maxWait -> Duration.ZERO);
            });
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));
    catchThrowable(() -> transport.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).startsWith(Duration.ofSeconds(7));
    assertThat(api.time.waits().subList(1, api.time.waits().size()))
        .isEqualTo(millis == 0 ? List.of() : List.of(Duration.ofMillis(millis)));
  }

  @Test
  void aRefusalWithoutARetryAfterHoldsTheOthersBackToo() {
    api.answers(429).answersThing();
    HttpTransport transport = api.transport();
    HttpTransport hurried =
        transport.withOptions(RequestOptions.builder().callTimeout(Duration.ofMillis(400)).build());
    failure(RateLimitedException.class, () -> hurried.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void whoWantsNeitherALimitNorARepeatIsNotHeldBack() {
    api.answers(429, "Retry-After: 7").answersThing();
    HttpTransport transport =
        api.transport(
            settings -> {
              settings.retryPolicy(RetryPolicy.none());
              settings.rateLimiter(RateLimiter.unlimited());
            });
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).isEmpty();
  }

  @Test
  void aWaitOfYearsIsAskedAgainAfterAMinuteAlsoWhereNoLimitIsKnown() {
    api.answers(429, "Retry-After: 999999999").answersThing();
    HttpTransport transport =
        api.transport(settings -> settings.rateLimiter(RateLimiter.unlimited()));
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofMinutes(1));
  }

  @Test
  void aCallWhoseTimeDoesNotSufficeIsNotSent() {
    api.answers(429, "Retry-After: 50");
    HttpTransport transport = api.transport(Api.callTimeout(Duration.ofSeconds(20)));
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));

    RateLimitedException error =
        failure(RateLimitedException.class, () -> transport.execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(50));
    assertThat(error.requestMethod()).isEqualTo("POST");
    assertThat(error)
        .hasMessage(
            "Acme (localhost): POST /v1/things was not sent: Acme answered another call of this client with 429, so all of them back off for another 50 s, and 20 s of callTimeout are left (attempts=0). Allow a longer callTimeout or send less at once.");
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRefusalThatComesWhileACallWaitsForItsPlaceIsHeeded() {
    HttpTransport[] transport = new HttpTransport[1];
    AtomicInteger asked = new AtomicInteger();
    // While this call waits for the limiter, another one of the same client is refused.
    transport[0] =
        api.transport(
            settings ->
                settings.rateLimiter(
                    maxWait -> {
                      if (asked.getAndIncrement() == 0) {
                        api.refuseAnotherCall(transport[0], Duration.ofSeconds(9));
                        return Duration.ofSeconds(2);
                      }
                      return Duration.ZERO;
                    }));

    transport[0].execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
  }
}
