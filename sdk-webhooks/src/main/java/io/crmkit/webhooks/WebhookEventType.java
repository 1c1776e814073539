package io.crmkit.webhooks;

/**
 * A documented kind of event. There is one enum per provider; a kind that is not in it still
 * arrives, as an event with its own {@link WebhookEvent#type()}.
 *
 * @param <E> what the provider's events are read as
 */
public sealed interface WebhookEventType<E extends WebhookEvent>
    permits KanvoEventType, KolvaEventType, KolveraEventType, KaiVoxEventType, BolsivoEventType {

  /** Returns the provider that sends it. */
  WebhookProvider provider();

  /** Returns the name the provider gives it, as it stands in subscriptions and payloads. */
  String wireName();

  /** Returns what the provider's events are read as. */
  Class<E> eventClass();
}
