package io.crmkit.spring;

import io.crmkit.RequestEvent;
import io.crmkit.RequestInfo;
import io.crmkit.RequestListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts and times the calls of one client with Micrometer. Thread-safe.
 *
 * <table>
 *   <caption>Its meters; all are tagged with {@code client} and {@code provider}</caption>
 *   <tr><th>meter</th><th>kind</th><th>further tags</th></tr>
 *   <tr><td>{@code crmkit.calls}</td><td>timer</td><td>method, path, status, outcome</td></tr>
 *   <tr><td>{@code crmkit.attempts}</td><td>timer</td><td>method, path, status</td></tr>
 *   <tr><td>{@code crmkit.retries}</td><td>counter</td><td>method, path, reason</td></tr>
 *   <tr><td>{@code crmkit.limit.waits}</td><td>timer</td><td></td></tr>
 *   <tr><td>{@code crmkit.limit.remaining}</td><td>gauge</td><td></td></tr>
 * </table>
 *
 * <p>{@code path} is the path's template, such as {@code /records/{id}}; {@code status} is the HTTP
 * status, or {@code none}; {@code outcome} is {@code success} or the simple name of the exception.
 * The gauge is there once the provider has said how many requests it allows.
 */
public final class MicrometerListener implements RequestListener {
  private final MeterRegistry registry;
  private final String client;
  private final AtomicLong limitRemaining = new AtomicLong(Long.MIN_VALUE);

  /**
   * Creates one.
   *
   * @param registry where the meters are kept
   * @param client the client's name, for the tag
   */
  public MicrometerListener(MeterRegistry registry, String client) {
    this.registry = Objects.requireNonNull(registry, "registry == null");
    this.client = Objects.requireNonNull(client, "client == null");
  }

  @Override
  public void limitWaited(RequestEvent.LimitWaited event) {
    registry.timer("crmkit.limit.waits", clientTags(event.request())).record(event.waited());
  }

  @Override
  public void attemptEnded(RequestEvent.AttemptEnded event) {
    registry
        .timer("crmkit.attempts", callTags(event.request()).and("status", status(event.status())))
        .record(event.elapsed());
    event.limitRemaining().ifPresent(remaining -> remember(event.request(), remaining));
  }

  @Override
  public void retryScheduled(RequestEvent.RetryScheduled event) {
    registry
        .counter("crmkit.retries", callTags(event.request()).and("reason", event.reason()))
        .increment();
  }

  @Override
  public void callFinished(RequestEvent.CallFinished event) {
    String outcome = event.failure().map(e -> e.getClass().getSimpleName()).orElse("success");
    Tags tags = callTags(event.request()).and("status", status(event.status()), "outcome", outcome);
    registry.timer("crmkit.calls", tags).record(event.elapsed());
  }

  private void remember(RequestInfo request, long remaining) {
    if (limitRemaining.getAndSet(remaining) == Long.MIN_VALUE) {
      registry.gauge("crmkit.limit.remaining", clientTags(request), limitRemaining);
    }
  }

  private Tags clientTags(RequestInfo request) {
    return Tags.of("client", client, "provider", request.provider());
  }

  private Tags callTags(RequestInfo request) {
    return clientTags(request).and("method", request.method(), "path", request.pathTemplate());
  }

  private static String status(OptionalInt status) {
    return status.isPresent() ? Integer.toString(status.getAsInt()) : "none";
  }
}
