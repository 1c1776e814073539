package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each call, and below it a span of each attempt with the attributes that
 * OpenTelemetry's conventions name for HTTP clients. Two are left out on purpose: {@code url.full}
 * would hold ids, and an exception's message may quote the provider. The calls that fetch the pages
 * of one list have one {@code crmkit.list.id}. Thread-safe.
 *
 * <pre>{@code
 * KanvoClient kanvo = TracingListener.trace(KanvoClient.builder().apiKey(key), openTelemetry).build();
 * }</pre>
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/">OpenTelemetry: HTTP
 *     spans</a>
 */
public final class TracingListener implements RequestListener {
  private final Tracer tracer;
  private final Map<RequestInfo, Span> calls = new ConcurrentHashMap<>();
  private final Map<RequestInfo, Span> attempts = new ConcurrentHashMap<>();

  /**
   * Creates one. What a client runs in the background belongs to the trace of the thread that asked
   * for it only if something carries the context there: {@link #trace} does.
   *
   * @param openTelemetry where the spans go
   */
  public TracingListener(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer("io.crmkit");
  }

  /**
   * Has a client's calls traced, also those in the background. Takes the place of another task
   * decorator of the client.
   *
   * @param <B> the builder's own class
   * @param builder the client's builder
   * @param openTelemetry where the spans go
   * @return the same builder
   */
  public static <B extends ClientBuilder<?, B>> B trace(B builder, OpenTelemetry openTelemetry) {
    return builder
        .listener(new TracingListener(openTelemetry))
        .taskDecorator(task -> Context.current().wrap(task));
  }

  @Override
  public void callStarted(RequestEvent.CallStarted event) {
    RequestInfo request = event.request();
    Span span =
        tracer
            .spanBuilder(request.provider() + " " + request.method() + " " + request.pathTemplate())
            .setAttribute("crmkit.provider", request.provider())
            .startSpan();
    request.listId().ifPresent(id -> span.setAttribute("crmkit.list.id", id));
    calls.put(request, span);
  }

  @Override
  public void limitWaited(RequestEvent.LimitWaited event) {
    known(calls.get(event.request())).addEvent("waited for the limit: " + seconds(event.waited()));
  }

  @Override
  public void attemptStarted(RequestEvent.AttemptStarted event) {
    RequestInfo request = event.request();
    Span span =
        tracer
            .spanBuilder(request.method() + " " + request.pathTemplate())
            .setSpanKind(SpanKind.CLIENT)
            .setParent(Context.current().with(known(calls.get(request))))
            .setAttribute("http.request.method", request.method())
            .setAttribute("url.template", request.pathTemplate())
            .setAttribute("server.address", request.baseUrl().getHost())
            .setAttribute("server.port", port(request))
            .startSpan();
    if (event.attempt() > 1) {
      span.setAttribute("http.request.resend_count", event.attempt() - 1);
    }
    attempts.put(request, span);
  }

  @Override
  public void attemptEnded(RequestEvent.AttemptEnded event) {
    Span span = known(attempts.remove(event.request()));
    event.status().ifPresent(status -> span.setAttribute("http.response.status_code", status));
    event.error().ifPresent(error -> fail(span, error));
    span.end();
  }

  @Override
  public void retryScheduled(RequestEvent.RetryScheduled event) {
    known(calls.get(event.request()))
        .addEvent("retry after " + seconds(event.delay()) + ": " + event.reason());
  }

  @Override
  public void callFinished(RequestEvent.CallFinished event) {
    Span span = known(calls.remove(event.request()));
    event.failure().ifPresent(failure -> fail(span, failure.getClass().getName()));
    span.end();
  }

  private static Span known(@Nullable Span span) {
    return Objects.requireNonNull(span, "the event before this one was not heard of");
  }

  private static void fail(Span span, String error) {
    span.setAttribute("error.type", error);
    span.setStatus(StatusCode.ERROR);
  }

  private static long port(RequestInfo request) {
    int port = request.baseUrl().getPort();
    return port >= 0 ? port : request.baseUrl().getScheme().equals("https") ? 443 : 80;
  }

  private static String seconds(Duration delay) {
    return delay.toMillis() / 1000.0 + " s";
  }
}
