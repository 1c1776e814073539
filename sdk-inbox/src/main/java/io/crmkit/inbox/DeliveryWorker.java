package io.crmkit.inbox;

import io.crmkit.webhooks.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt at a delivery, and tells when the next one is due. */
final class DeliveryWorker {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookInbox.class);

  private final DeliveryStore store;
  private final StoredEvents events;
  private final InboxRoutes routes;
  private final RetrySchedule schedule;
  private final InboxListener listener;
  private final Clock clock;

  DeliveryWorker(
      DeliveryStore store,
      StoredEvents events,
      InboxRoutes routes,
      RetrySchedule schedule,
      InboxListener listener,
      Clock clock) {
    this.store = store;
    this.events = events;
    this.routes = routes;
    this.schedule = schedule;
    this.listener = listener;
    this.clock = clock;
  }

  /** Returns how long to wait for the next attempt; empty if there is none. */
  Optional<Duration> attempt(Trigger trigger) {
    Optional<StoredDelivery> pending = store.pending(trigger);
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    StoredDelivery delivery = pending.get();
    try {
      if (handle(trigger, delivery)) {
        listener.onHandled(
            delivery.eventType(),
            delivery.attempts() + 1,
            Duration.between(delivery.storedAt(), clock.instant()));
      }
      return Optional.empty();
    } catch (Throwable e) { // Errors, too: whatever went wrong, the delivery must not be lost.
      return failed(trigger, delivery, e);
    }
  }

  /** Counts an attempt whose process died or stood still; as {@link #attempt}. */
  Optional<Duration> abandoned(Trigger trigger) {
    return store
        .pending(trigger)
        .flatMap(
            delivery ->
                failed(
                    trigger,
                    delivery,
                    new InboxException("the process that handled it died or stood still")));
  }

  private boolean handle(Trigger trigger, StoredDelivery delivery) throws Exception {
    WebhookEvent event = events.read(delivery);
    InboxRoutes.Plan plan = routes.of(event);
    if (plan.isEmpty()) {
      // Another version of the service, which knows the event, has stored it.
      throw new InboxException("no handler here for " + event);
    }
    return plan.isTransactional()
        ? store.handleInTransaction(trigger, plan)
        : store.handle(trigger, plan);
  }

  private Optional<Duration> failed(Trigger trigger, StoredDelivery delivery, Throwable cause) {
    int attempts = delivery.attempts() + 1;
    Optional<Duration> wait = schedule.after(attempts);
    if (!store.fail(trigger, attempts, wait.isEmpty(), cause)) {
      return Optional.empty();
    }
    if (wait.isPresent()) {
      LOG.warn(
          "{} ({}): attempt {} failed, the next one is due in {}",
          delivery.eventType(),
          delivery.key(),
          attempts,
          wait.get(),
          cause);
      listener.onFailed(delivery.eventType(), attempts, wait.get(), cause);
    } else {
      LOG.error(
          "{} ({}): attempt {} failed, which was the last; the delivery is parked",
          delivery.eventType(),
          delivery.key(),
          attempts,
          cause);
      listener.onParked(delivery.eventType(), attempts, cause);
    }
    return wait;
  }
}
