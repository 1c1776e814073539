package io.crmkit.webhooks;

/**
 * What to do with an event.
 *
 * @param <E> the kind of event
 */
@FunctionalInterface
public interface EventHandler<E extends WebhookEvent> {
  /**
   * Handles a verified event. Called on the thread that handles the request, while the provider
   * waits for the answer.
   *
   * @param event the event; its delivery's signature was verified
   * @throws Exception to have the provider send the delivery again: the answer is 500
   */
  void handle(E event) throws Exception;
}
