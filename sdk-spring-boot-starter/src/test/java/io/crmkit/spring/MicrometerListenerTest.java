package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which meters the events become. */
class MicrometerListenerTest {
  private final RequestInfo request =
      new RequestInfo("Kanvo", URI.create("https://kanvo.example"), "GET", "/records/{id}");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerListener listener = new MicrometerListener(registry, "kanvoClient");

  @Test
  void aFailedCallIsTimedUnderItsException() {
    listener.callFinished(
        new RequestEvent.CallFinished(
            request,
            2,
            Duration.ofSeconds(3),
            OptionalInt.empty(),
            Optional.of(new IllegalStateException("id 17"))));

    assertThat(
            registry
                .get("crmkit.calls")
                .tags("client", "kanvoClient", "provider", "Kanvo", "method", "GET")
                .tags("path", "/records/{id}", "status", "none")
                .tags("outcome", "IllegalStateException")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isEqualTo(3);
  }

  @Test
  void waitsForTheLimitAreTimedAndRetriesCounted() {
    listener.limitWaited(new RequestEvent.LimitWaited(request, Duration.ofSeconds(5)));
    listener.retryScheduled(
        new RequestEvent.RetryScheduled(request, 1, Duration.ofSeconds(1), "503"));

    assertThat(registry.get("crmkit.limit.waits").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(5);
    assertThat(registry.get("crmkit.retries").tag("reason", "503").counter().count()).isEqualTo(1);
  }

  @Test
  void theGaugeShowsWhatIsLeftByTheLatestAnswerThatSaidSo() {
    assertThat(registry.find("crmkit.limit.remaining").gauge()).isNull();

    listener.attemptEnded(answered(OptionalLong.of(41)));
    listener.attemptEnded(answered(OptionalLong.of(40)));
    listener.attemptEnded(answered(OptionalLong.empty()));

    assertThat(registry.get("crmkit.limit.remaining").gauge().value()).isEqualTo(40);
    assertThat(registry.get("crmkit.attempts").tag("status", "200").timer().count()).isEqualTo(3);
  }

  private RequestEvent.AttemptEnded answered(OptionalLong remaining) {
    return new RequestEvent.AttemptEnded(
        request, 1, Duration.ofMillis(20), OptionalInt.of(200), Optional.empty(), remaining);
  }
}
