package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CallTimeoutException;
import io.crmkit.RateLimitedException;
import io.crmkit.RequestOutcome;
import io.crmkit.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** After a 429 every call of the client waits, and they do not come back all at once. */
class RateLimitBackoffTest {
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension final Api api = new Api();
  private final ManualTime time = new ManualTime();
  private final RateLimitBackoff gate = new RateLimitBackoff(time);

  private List<Long> millisFor(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> gate.reserve(LONG).toMillis()).toList();
  }

  @Test
  void aGateThatNeverClosedLetsEveryCallGo() {
    assertThat(millisFor(3)).containsOnly(0L);
  }

  @Test
  void waitingCallsGoInGrowingNumbers() {
    gate.close(Duration.ofSeconds(10));

    assertThat(millisFor(8))
        .containsExactly(10_000L, 10_250L, 10_250L, 10_500L, 10_500L, 10_500L, 10_500L, 10_750L);
  }

  @Test
  void aShortWaitHasShorterSteps() {
    gate.close(Duration.ofSeconds(1));

    assertThat(millisFor(4)).containsExactly(1_000L, 1_125L, 1_125L, 1_250L);
  }

  @Test
  void everyThreadMayUseIt() throws Exception {
    gate.close(Duration.ofSeconds(10));
    gate.reserve(LONG);

    assertThat(
            CompletableFuture.supplyAsync(
                    () -> {
                      gate.close(Duration.ofSeconds(20));
                      return gate.reserve(LONG);
                    })
                .get(10, TimeUnit.SECONDS))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void callsThatComeAfterwardsQueueBehindTheWaitingOnes() {
    gate.close(Duration.ofSeconds(10));
    millisFor(3);
    time.advance(Duration.ofMillis(10_400));

    assertThat(millisFor(1)).containsExactly(100L);
  }

  @Test
  void theGateIsWideOpenAfterAWhile() {
    gate.close(Duration.ofSeconds(10));
    time.advance(Duration.ofMillis(15_001));

    assertThat(millisFor(500)).containsOnly(0L);
  }

  @Test
  void aShorterWaitDoesNotOpenItEarlier() {
    gate.close(Duration.ofSeconds(10));
    gate.close(Duration.ofSeconds(2));

    assertThat(millisFor(1)).containsExactly(10_000L);
    assertThat(gate.closings()).isEqualTo(1);
  }

  @Test
  void aNewRefusalStartsAnew() {
    gate.close(Duration.ofSeconds(10));
    millisFor(100);
    gate.close(Duration.ofSeconds(20));

    assertThat(millisFor(2)).containsExactly(20_000L, 20_250L);
    assertThat(gate.closings()).isEqualTo(2);
  }

  @Test
  void aCallThatCannotWaitTakesNoPlace() {
    gate.close(Duration.ofSeconds(10));

    assertThat(gate.reserve(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(10));
    assertThat(millisFor(1)).containsExactly(10_000L);
  }

  @Test
  void aProviderCannotCloseItForLongerThanAMinuteWithoutBeingAskedAgain() {
    gate.close(Duration.ofDays(36_500));

    assertThat(millisFor(1)).containsExactly(60_000L);
  }

  @Test
  void anotherCallOfTheClientWaitsAsLongAsTheRefusedOne() {
    api.answers(429, "Retry-After: 7").answersThing();
    HttpTransport transport = api.transport(Api.policy(RetryPolicy.none()));
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));

    transport.execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void aCallWhoseTimeDoesNotSufficeIsNotSent() {
    api.answers(429, "Retry-After: 50");
    HttpTransport transport = api.transport(Api.callTimeout(Duration.ofSeconds(20)));
    failure(RateLimitedException.class, () -> transport.execute(Api.get()));

    CallTimeoutException error =
        failure(CallTimeoutException.class, () -> transport.execute(Api.post()));

    assertThat(error.outcome()).isEqualTo(RequestOutcome.NOT_SENT);
    assertThat(error)
        .hasMessage(
            "POST /v1/things was not sent: Acme refused a call of this client with 429, so all of them wait for another 50 s, and 20 s of callTimeout are left (attempts=0). Allow a longer callTimeout or send less at once.");
    assertThat(api.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRefusalThatComesWhileACallWaitsForItsPlaceIsHeeded() {
    api.answersThing();
    HttpTransport[] transport = new HttpTransport[1];
    // While this call waits for the limiter, another one of the same client is refused.
    transport[0] =
        api.transport(
            settings ->
                settings.rateLimiter =
                    maxWait -> {
                      if (api.time.waits().isEmpty()) {
                        transport[0].refuseForNow(Duration.ofSeconds(9));
                        return Duration.ofSeconds(2);
                      }
                      return Duration.ZERO;
                    });

    transport[0].execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
  }
}
