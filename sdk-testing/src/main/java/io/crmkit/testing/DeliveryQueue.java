package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.crmkit.testing.WebhookDelivery.Attempt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The endpoints of a fake between two resets, what is still to be sent to them, and what was. */
final class DeliveryQueue {
  private final DeliverySchedule schedule;
  private final int failuresToDisable;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by the lock:
  private final List<WebhookEndpoint> endpoints = new ArrayList<>();
  private final PriorityQueue<PendingAttempt> pending = new PriorityQueue<>(PendingAttempt.IN_TIME);
  private final List<PendingAttempt> held = new ArrayList<>();
  private final List<WebhookLogEntry> log = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private long sequence;
  private int copies = 1;
  private boolean holding;

  /**
   * What stays when all that was sent and is to be sent is forgotten.
   *
   * @param endpoints in their order, each with its status
   */
  record Settings(
      Map<WebhookEndpoint, WebhookEndpoint.Status> endpoints, int copies, boolean holding) {}

  /**
   * @param failuresToDisable after how many deliveries given up in a row an endpoint is sent
   *     nothing more
   */
  DeliveryQueue(DeliverySchedule schedule, int failuresToDisable, InstantSource clock) {
    this.schedule = schedule;
    this.failuresToDisable = failuresToDisable;
    this.clock = clock;
  }

  void add(WebhookEndpoint endpoint) {
    locked(() -> endpoints.add(endpoint));
  }

  void remove(WebhookEndpoint endpoint) {
    locked(
        () -> {
          endpoints.remove(endpoint);
          return drop(endpoint);
        });
  }

  /** The endpoints as they are, and how events are sent to them. */
  Settings settings() {
    return locked(
        () -> {
          Map<WebhookEndpoint, WebhookEndpoint.Status> all = new LinkedHashMap<>();
          endpoints.forEach(endpoint -> all.put(endpoint, endpoint.status()));
          return new Settings(all, copies, holding);
        });
  }

  /** Takes over what another queue was set to; nothing is on its way. */
  void apply(Settings settings) {
    locked(
        () -> {
          settings.endpoints().forEach(WebhookEndpoint::restore);
          endpoints.addAll(settings.endpoints().keySet());
          copies = settings.copies();
          holding = settings.holding();
          return null;
        });
  }

  /** Forgets every endpoint, and what was still to be sent. */
  void clear() {
    locked(
        () -> {
          endpoints.clear();
          held.clear();
          pending.clear();
          return null;
        });
  }

  void copies(int count) {
    locked(() -> copies = count);
  }

  void hold() {
    locked(() -> holding = true);
  }

  /** Lets the held events go, in their order or the last one first. */
  void release(boolean reversed) {
    locked(
        () -> {
          holding = false;
          if (reversed) {
            Collections.reverse(held);
          }
          held.forEach(attempt -> enqueue(attempt.endpoint(), attempt.event(), attempt.body()));
          held.clear();
          return null;
        });
  }

  /** Makes an event due now at every endpoint that wants it. */
  void fire(String name, JsonNode event) {
    byte[] body = Json.write(event);
    locked(
        () -> {
          endpoints.stream()
              .filter(endpoint -> endpoint.wants(name))
              .forEach(endpoint -> enqueueCopies(endpoint, name, body));
          return null;
        });
  }

  Duration now() {
    return locked(() -> now);
  }

  /** Moves the time to that of the next attempt if it is due by then, else to then. */
  boolean moveTo(Duration then) {
    return locked(
        () -> {
          PendingAttempt next = pending.peek();
          boolean isDue = next != null && next.due().compareTo(then) <= 0;
          now = isDue ? next.due() : then;
          return isDue;
        });
  }

  List<WebhookLogEntry> log() {
    return locked(() -> List.copyOf(log));
  }

  /** Makes every attempt that is due; those that fail may make others due later. */
  void sendDue() throws InterruptedException {
    Optional<PendingAttempt> next = pollDue();
    while (next.isPresent()) {
      PendingAttempt attempt = next.get();
      Attempt result = attempt.send(schedule.timeout());
      locked(
          () -> {
            record(attempt, result);
            return null;
          });
      next = pollDue();
    }
  }

  private Optional<PendingAttempt> pollDue() {
    return locked(
        () ->
            Optional.ofNullable(pending.peek())
                .filter(next -> next.due().compareTo(now) <= 0)
                .map(next -> pending.remove()));
  }

  private void record(PendingAttempt attempt, Attempt result) {
    log.add(attempt.logged(result));
    // One that was removed meanwhile may be another test's by now.
    if (endpoints.contains(attempt.endpoint())) {
      count(attempt, result);
    }
  }

  private void count(PendingAttempt attempt, Attempt result) {
    WebhookEndpoint endpoint = attempt.endpoint();
    endpoint.answered(result.status(), clock.instant());
    Optional<PendingAttempt> again =
        result.delivered() ? Optional.empty() : attempt.next(schedule.delays(), sequence++);
    again.ifPresentOrElse(pending::add, () -> end(endpoint, result.delivered()));
  }

  private void end(WebhookEndpoint endpoint, boolean delivered) {
    endpoint.ended(delivered);
    if (endpoint.status().failures() >= failuresToDisable) {
      endpoint.deactivate();
      drop(endpoint);
    }
  }

  private boolean drop(WebhookEndpoint endpoint) {
    held.removeIf(attempt -> attempt.endpoint() == endpoint);
    return pending.removeIf(attempt -> attempt.endpoint() == endpoint);
  }

  private void enqueueCopies(WebhookEndpoint endpoint, String event, byte[] body) {
    for (int i = 0; i < copies; i++) {
      enqueue(endpoint, event, body);
    }
  }

  private void enqueue(WebhookEndpoint endpoint, String event, byte[] body) {
    (holding ? held : pending)
        .add(new PendingAttempt(now, sequence++, endpoint, event, body, 1, Duration.ZERO));
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
