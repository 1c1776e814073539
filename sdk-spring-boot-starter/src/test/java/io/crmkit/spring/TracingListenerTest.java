package io.crmkit.spring;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.NotFoundException;
import io.crmkit.RetryPolicy;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kanvo.KanvoRecordQuery;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The spans that calls of a traced client leave. */
class TracingListenerTest {
  @RegisterExtension static final FakeKanvo FAKE = FakeKanvo.create();

  private final RecordedTraces traces = new RecordedTraces();
  private KanvoClient kanvo;

  @BeforeEach
  void trace() {
    kanvo =
        TracingListener.trace(
                KanvoClient.builder()
                    .apiKey(FAKE.apiKey())
                    .baseUrl(FAKE.baseUrl())
                    .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build()),
                traces.openTelemetry())
            .build();
  }

  @AfterEach
  void close() {
    kanvo.close();
  }

  @Test
  void aRetriedCallIsOneSpanWithAnAttemptEach() {
    KanvoRecord lead = kanvo.records().create(KanvoRecordCreate.builder("lead").build());
    traces.clear();
    FAKE.faults().next(Fault.status(503));

    kanvo.records().get(lead.id());

    List<SpanData> spans = traces.spans();
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactly("GET /records/{id}", "GET /records/{id}", "Kanvo GET /records/{id}");
    SpanData refused = spans.get(0);
    SpanData answered = spans.get(1);
    SpanData call = spans.get(2);
    assertThat(List.of(refused.getParentSpanId(), answered.getParentSpanId()))
        .containsOnly(call.getSpanId());
    assertThat(refused.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(refused.getAttributes().get(stringKey("error.type"))).isEqualTo("503");
    assertThat(answered.getAttributes().get(longKey("http.response.status_code"))).isEqualTo(200);
    assertThat(answered.getAttributes().get(longKey("http.request.resend_count"))).isEqualTo(1);
    assertThat(answered.getAttributes().get(stringKey("server.address"))).isEqualTo("127.0.0.1");
    assertThat(spans.toString()).doesNotContain(lead.id(), FAKE.apiKey());
  }

  @Test
  void aFailedCallIsMarkedAndNamesItsException() {
    assertThatThrownBy(() -> kanvo.records().get("0b0e7f2e-0000-4000-8000-000000000000"))
        .isInstanceOf(NotFoundException.class);

    SpanData call = traces.spans().get(1);
    assertThat(call.getAttributes().get(stringKey("error.type")))
        .isEqualTo(NotFoundException.class.getName());
  }

  @Test
  void pagesFetchedAheadBelongToTheTraceOfTheirReader() {
    FAKE.seed(250);

    Span job =
        traces.within(
            "export",
            () ->
                assertThat(kanvo.records().list(KanvoRecordQuery.builder().build()).prefetch(2))
                    .hasSize(250));

    List<SpanData> calls =
        traces.spans().stream().filter(span -> span.getName().startsWith("Kanvo")).toList();
    assertThat(calls)
        .hasSize(3)
        .allSatisfy(
            call -> assertThat(call.getParentSpanId()).isEqualTo(job.getSpanContext().getSpanId()));
    assertThat(calls)
        .extracting(call -> call.getAttributes().get(longKey("crmkit.list.id")))
        .doesNotContainNull()
        .containsOnly(calls.get(0).getAttributes().get(longKey("crmkit.list.id")));
  }

  @Test
  void aCallInTheBackgroundBelongsToTheTraceOfWhoAskedForIt() {
    Span job = traces.within("job", () -> kanvo.async(client -> client.schema().get()).join());

    assertThat(traces.spans())
        .extracting(SpanData::getTraceId)
        .containsOnly(job.getSpanContext().getTraceId());
  }
}
