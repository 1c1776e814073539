package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a latest attempt says of a client's health, and how to do without. */
class HealthTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403, 404, 429})
  void aProviderThatAnswersIsUp(int status) {
    assertThat(after(OptionalInt.of(status), Integer.toString(status)).isUp()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 500, 503})
  void aProviderThatFailsOrRefusesTheKeyIsDown(int status) {
    assertThat(after(OptionalInt.of(status), Integer.toString(status)).isUp()).isFalse();
  }

  @Test
  void aProviderThatDoesNotAnswerIsDown() {
    assertThat(after(OptionalInt.empty(), "java.net.ConnectException").isUp()).isFalse();
  }

  private static LastAttempt after(OptionalInt status, String error) {
    return LastAttempt.NONE.then(
        new RequestEvent.AttemptEnded(
            new RequestInfo("Kanvo", URI.create("https://kanvo.example"), "GET", "/schema"),
            1,
            Duration.ofMillis(20),
            status,
            Optional.of(error),
            OptionalLong.empty()),
        Instant.EPOCH);
  }

  @Test
  void aPropertyTurnsItOff() {
    ApplicationContextRunner application =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CrmKitHealthAutoConfiguration.class));

    application.run(context -> assertThat(context).hasBean("crmkitHealthIndicator"));
    application
        .withPropertyValues("management.health.crmkit.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean("crmkitHealthIndicator"));
  }
}
