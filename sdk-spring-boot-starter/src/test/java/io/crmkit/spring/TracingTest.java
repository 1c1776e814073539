package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.TaskDecorator;

/** Clients of the starter where the application has OpenTelemetry. */
class TracingTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  private final RecordedTraces traces = new RecordedTraces();
  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  CrmKitAutoConfiguration.class, CrmKitTracingAutoConfiguration.class))
          .withPropertyValues(
              "crmkit.kanvo.api-key=" + KANVO.apiKey(), "crmkit.kanvo.base-url=" + KANVO.baseUrl());

  @Test
  void callsAreTracedInTheBackgroundTooAndTheApplicationsDecoratorStays() {
    List<String> decorated = new CopyOnWriteArrayList<>();
    application
        .withBean(OpenTelemetry.class, traces::openTelemetry)
        .withBean(TaskDecorator.class, () -> noting(decorated))
        .run(
            context -> {
              KanvoClient client = context.getBean(KanvoClient.class);
              Span job =
                  traces.within("job", () -> client.async(kanvo -> kanvo.schema().get()).join());
              assertThat(traces.spans())
                  .hasSize(2)
                  .extracting(SpanData::getTraceId)
                  .containsOnly(job.getSpanContext().getTraceId());
            });
    assertThat(decorated).containsExactly("decorated");
  }

  private static TaskDecorator noting(List<String> decorated) {
    return task -> {
      decorated.add("decorated");
      return task;
    };
  }

  @Test
  void aPropertyTurnsTracesOff() {
    application
        .withBean(OpenTelemetry.class, traces::openTelemetry)
        .withPropertyValues("crmkit.tracing.enabled=false")
        .run(context -> context.getBean(KanvoClient.class).schema().get());

    assertThat(traces.spans()).isEmpty();
  }

  @Test
  void withoutOpenTelemetryCallsGoOn() {
    application.run(context -> context.getBean(KanvoClient.class).schema().get());

    assertThat(KANVO.requests()).hasSize(1);
  }
}
