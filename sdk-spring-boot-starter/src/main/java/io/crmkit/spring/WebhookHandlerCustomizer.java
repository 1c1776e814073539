package io.crmkit.spring;

import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;

/**
 * Changes the handler of an endpoint before it is built: adds handlers by event type, a limit for
 * the body, another clock. Declare beans of it; they are asked in their order, after the {@link
 * WebhookListener} methods were added.
 */
@FunctionalInterface
public interface WebhookHandlerCustomizer {
  /**
   * Changes a handler.
   *
   * @param provider whose deliveries it handles
   * @param builder its builder
   */
  void customize(WebhookProvider provider, WebhookHandler.Builder builder);
}
