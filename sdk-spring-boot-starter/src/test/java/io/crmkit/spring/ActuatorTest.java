package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.AuthenticationException;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** What Actuator's endpoints say of the clients. */
class ActuatorTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  private static RunningApplication start(String key) {
    return RunningApplication.of(
        Application.class,
        Map.of(
            "crmkit.kanvo.api-key",
            key,
            "crmkit.kanvo.base-url",
            KANVO.baseUrl(),
            "management.endpoints.web.exposure.include",
            "health,metrics",
            "management.endpoint.health.show-details",
            "always"));
  }

  @Test
  void healthMakesNoCallAndTellsTheLastAnswerOfOthers() {
    try (RunningApplication application = start(KANVO.apiKey())) {
      assertThat(application.get("/actuator/health").body())
          .contains("\"crmkit\":{", "\"kanvoClient\":{\"configured\":true}");
      assertThat(KANVO.requests()).isEmpty();

      application.bean(KanvoClient.class).schema().get();

      assertThat(application.get("/actuator/health").body()).contains("\"lastStatus\":200");
    }
  }

  @Test
  void healthIsDownWhenTheKeyIsRefused() {
    try (RunningApplication application = start("kv_live_revoked")) {
      KanvoClient kanvo = application.bean(KanvoClient.class);
      assertThatThrownBy(() -> kanvo.schema().get()).isInstanceOf(AuthenticationException.class);

      assertThat(application.get("/actuator/health").statusCode()).isEqualTo(503);
      assertThat(application.get("/actuator/health").body())
          .contains("\"lastStatus\":401")
          .doesNotContain("kv_live_revoked");
    }
  }

  @Test
  void metricsAreTaggedWithThePathsTemplate() {
    try (RunningApplication application = start(KANVO.apiKey())) {
      KanvoClient kanvo = application.bean(KanvoClient.class);
      KanvoRecord lead = kanvo.records().create(KanvoRecordCreate.builder("lead").build());
      KANVO.faults().next(Fault.status(503));
      kanvo.records().get(lead.id());

      String calls = application.get("/actuator/metrics/crmkit.calls").body();
      assertThat(calls)
          .contains("/records/{id}", "kanvoClient", "success")
          .doesNotContain(lead.id());
      String retries = application.get("/actuator/metrics/crmkit.retries?tag=reason:503").body();
      assertThat(retries).contains("\"value\":1.0");
    }
  }
}
