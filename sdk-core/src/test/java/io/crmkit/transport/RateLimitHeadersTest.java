package io.crmkit.transport;

import static io.crmkit.transport.Api.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.CallInterruptedException;
import io.crmkit.CallTimeoutException;
import io.crmkit.RateLimitFeedback;
import io.crmkit.RateLimitPermit;
import io.crmkit.RateLimiter;
import io.crmkit.RetryPolicy;
import io.crmkit.ServerErrorException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a limiter is told, and when the place of an attempt is given back. */
class RateLimitHeadersTest {
  @RegisterExtension final Api api = new Api();
  private final Notes notes = new Notes();

  /** A limiter whose places wait as scripted, and which writes down what it is told. */
  private static final class Notes implements RateLimiter, RateLimitPermit {
    final Deque<Duration> delays = new ArrayDeque<>();
    final List<Object> told = new ArrayList<>();
    Runnable whenAsked = () -> {};

    @Override
    public Duration reserve(Duration maxWait) {
      throw new AssertionError("the transport enters");
    }

    @Override
    public RateLimitPermit request(Duration maxWait) {
      return this;
    }

    @Override
    public Duration timeToWait() {
      whenAsked.run();
      return delays.isEmpty() ? Duration.ZERO : delays.remove();
    }

    @Override
    public void onResponse(RateLimitFeedback answer) {
      told.add(answer);
    }

    @Override
    public void release() {
      told.add("cancelled");
    }
  }

  private HttpTransport transport() {
    return api.transport(
        settings -> {
          settings.rateLimiter(notes);
          settings.retryPolicy(RetryPolicy.none());
        });
  }

  @Test
  void tellsWhatTheHeadersSay() {
    api.answersBody("{\"data\": {\"id\": \"t1\", \"size\": 3}}");
    api.answers(503, "X-RateLimit-Remaining: 7", "X-RateLimit-Reset: 30", "Retry-After: 2");

    transport().execute(Api.get());
    failure(ServerErrorException.class, () -> transport().execute(Api.get()));

    assertThat(notes.told)
        .containsExactly(
            RateLimitFeedback.of(200),
            new RateLimitFeedback(
                503,
                OptionalLong.of(7),
                Optional.of(Duration.ofSeconds(30)),
                Optional.of(Duration.ofSeconds(2))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "86400, 86400",
    "99999999, 99999999",
    "100000000, 0", // March 1973
    "1781706030, 30", // 2026-06-17T14:20:30Z
    "1781705000, 0",
    "99999999999, 98218293999", // the year 5138
    "100000000000, 0", // March 1973 again
    "1781706030000, 30",
    "1781705999999, 0",
    "999999999999999999, 999998218293999", // ms beyond any calendar
  })
  void readsAResetAsSecondsOrAsUnixTimeInSecondsOrMilliseconds(String header, long seconds) {
    api.answers(503, "Date: Wed, 17 Jun 2026 14:20:00 GMT", "X-RateLimit-Reset: " + header);
    api.answers(503, "X-RateLimit-Reset: " + header); // by the local clock, which says the same

    failure(() -> transport().execute(Api.get()));
    failure(() -> transport().execute(Api.get()));

    assertThat(notes.told)
        .extracting(told -> ((RateLimitFeedback) told).reset().map(Duration::toSeconds))
        .containsExactly(Optional.of(seconds), Optional.of(seconds));
  }

  @ParameterizedTest
  @CsvSource({"soon", "-1", "1.5", "9999999999999999999"})
  void ignoresWhatItCannotRead(String header) {
    api.answers(503, "X-RateLimit-Reset: " + header, "X-RateLimit-Remaining: " + header);

    failure(() -> transport().execute(Api.get()));

    assertThat(notes.told).containsExactly(RateLimitFeedback.of(503));
  }

  @Test
  void asksAgainAfterEachWaitUntilItIsTheTurn() {
    api.answersThing();
    notes.delays.addAll(List.of(Duration.ofSeconds(3), Duration.ofSeconds(1)));

    transport().execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(1));
  }

  @Test
  void failsAtOnceWhenTheWaitBecomesTooLongAndGivesThePlaceBack() {
    notes.delays.addAll(List.of(Duration.ofSeconds(3), Duration.ofSeconds(118)));

    CallTimeoutException error =
        failure(CallTimeoutException.class, () -> transport().execute(Api.get()));

    assertThat(error)
        .hasMessageContaining(
            "has no permit for it before 118 s, and 117 s of callTimeout are left");
    assertThat(notes.told).containsExactly("cancelled");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void aRefusalThatComesMeanwhileGivesThePlaceBack() {
    HttpTransport transport = transport();
    notes.whenAsked =
        () -> {
          notes.whenAsked = () -> {};
          api.refuseAnotherCall(transport, Duration.ofSeconds(9));
          notes.delays.add(Duration.ofSeconds(2));
        };

    transport.execute(Api.get());

    assertThat(api.time.waits()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
    assertThat(notes.told).hasSize(3).element(1).isEqualTo("cancelled");
  }

  @Test
  void anInterruptedWaitGivesThePlaceBack() {
    notes.delays.add(Duration.ofSeconds(3));
    notes.whenAsked = Thread.currentThread()::interrupt;

    failure(CallInterruptedException.class, () -> transport().execute(Api.get()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(notes.told).containsExactly("cancelled");
    assertThat(api.server.getRequestCount()).isZero();
  }

  @Test
  void aRequestThatCouldNotBeSentGivesThePlaceBack() {
    String gone = api.server.url("/v1").toString();
    api.server.close();

    failure(
        () ->
            api.transport(
                    gone,
                    settings -> {
                      settings.rateLimiter(notes);
                      settings.retryPolicy(RetryPolicy.none());
                    })
                .execute(Api.get()));

    assertThat(notes.told).containsExactly("cancelled");
  }
}
